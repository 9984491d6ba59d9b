using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Customers;

/// <summary>The account with this email address, in any spelling; null when there is none.</summary>
public sealed record FindAccount(string Email) : IQuery<Guid?>;
