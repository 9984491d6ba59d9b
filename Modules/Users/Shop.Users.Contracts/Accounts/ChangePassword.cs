using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>Sets a new password after checking the old one, ends the account's other sessions and tells the owner by mail.</summary>
public sealed record ChangePassword(Guid AccountId, Guid SessionId, string CurrentPassword, string NewPassword) : ICommand;
