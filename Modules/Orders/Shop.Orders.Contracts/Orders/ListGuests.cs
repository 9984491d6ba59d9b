using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>Who placed orders without an account, one entry an e-mail address, the latest order first.</summary>
/// <param name="Query">A part of the name or the e-mail address.</param>
public sealed record ListGuests(string? Query, int Page, int PageSize) : IQuery<PagedList<GuestCustomer>>;

/// <param name="Name">As in one of the orders.</param>
/// <param name="Orders">Confirmed ones.</param>
/// <param name="Spent">On those, less refunds.</param>
public sealed record GuestCustomer(string Email, string Name, int Orders, Money Spent, DateTimeOffset LastOrderAt);
