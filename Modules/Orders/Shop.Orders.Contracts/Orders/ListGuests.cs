using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>Customers without an account, one per email address, by latest order.</summary>
/// <param name="Query">Part of the name or email address.</param>
public sealed record ListGuests(string? Query, int Page, int PageSize) : IQuery<PagedList<GuestCustomer>>;

/// <param name="Name">The name in one of the orders.</param>
/// <param name="Orders">Number of confirmed orders.</param>
/// <param name="Spent">Total of confirmed orders, less refunds.</param>
public sealed record GuestCustomer(string Email, string Name, int Orders, Money Spent, DateTimeOffset LastOrderAt);
