using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>
/// Opens an account. The answer is the same whether or not the address already has one: the owner of an existing account is told by mail,
/// and nothing changes.
/// Passwords have 10 to 128 characters and are not on the list of common ones.
/// </summary>
public sealed record RegisterCustomer(string Email, string Password, string Name) : ICommand;
