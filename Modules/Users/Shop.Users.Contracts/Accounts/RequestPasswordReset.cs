using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>
/// Mails a one-time link if the address has an account. Answers the same either way. The link lives for <c>Users:ResetLinkMinutes</c>.
/// </summary>
public sealed record RequestPasswordReset(string Email) : ICommand;
