using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>Orders, newest first.</summary>
/// <param name="AccountId">Filters by account; null for all (staff).</param>
/// <param name="Query">Part of the order number, the email address or a name in either address.</param>
/// <param name="ToShip">Only confirmed orders with units left to ship that do not await a payment first.</param>
public sealed record ListOrders(
    Guid? AccountId,
    string? Query,
    OrderStatus? Status,
    PaymentState? PaymentStatus,
    FulfillmentState? FulfillmentStatus,
    DateTimeOffset? From,
    DateTimeOffset? To,
    int Page,
    int PageSize,
    bool ToShip = false
) : IQuery<PagedList<OrderItem>>;

public sealed record OrderItem(
    Guid Id,
    string Number,
    OrderStatus Status,
    PaymentState PaymentStatus,
    FulfillmentState FulfillmentStatus,
    Money Total,
    int Units,
    string Email,
    string CustomerName,
    Guid? AccountId,
    DateTimeOffset PlacedAt
);
