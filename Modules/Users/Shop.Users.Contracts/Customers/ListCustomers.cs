using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Customers;

/// <summary>Customers with an account, newest first; <paramref name="Query"/> matches part of the name or email.</summary>
public sealed record ListCustomers(string? Query, int Page, int PageSize) : IQuery<PagedList<CustomerItem>>;

public sealed record CustomerItem(Guid AccountId, string Name, string Email, DateTimeOffset RegisteredAt, bool IsDisabled);
