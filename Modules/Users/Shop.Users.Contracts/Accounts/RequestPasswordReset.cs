using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>
/// Emails a one-time link if the address has an account. The response is the same either way. The link is valid for
/// <c>Users:ResetLinkMinutes</c>.
/// </summary>
public sealed record RequestPasswordReset(string Email) : ICommand;
