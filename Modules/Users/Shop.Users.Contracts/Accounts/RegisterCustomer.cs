using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>
/// Opens an account. The response is the same whether or not the address already has one: the owner of an existing account is notified by
/// email, and nothing changes. Passwords have 10 to 128 characters and must not be on the list of common ones.
/// </summary>
public sealed record RegisterCustomer(string Email, string Password, string Name) : ICommand;
