using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>Changes name and phone. Conflict when the version is not the current one.</summary>
public sealed record UpdateProfile(Guid AccountId, string Name, string? Phone, int Version) : ICommand;
