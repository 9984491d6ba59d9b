using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

public sealed record GetProfile(Guid AccountId) : IQuery<Profile>;

/// <param name="Version">Send it back when saving.</param>
public sealed record Profile(Guid AccountId, string Email, string Name, string? Phone, DateTimeOffset RegisteredAt, int Version);
