using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>
/// Sets a new password after checking the current one, ends the account's other sessions and notifies the owner by email.
/// </summary>
public sealed record ChangePassword(Guid AccountId, Guid SessionId, string CurrentPassword, string NewPassword) : ICommand;
