using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>
/// Sets a new password with the token of an emailed link, which works once; ends all sessions. Also sets the first password of invited
/// staff.
/// </summary>
public sealed record ResetPassword(string Token, string NewPassword) : ICommand;
