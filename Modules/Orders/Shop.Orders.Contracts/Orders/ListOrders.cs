using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>Orders, newest first. The statuses are those of the API.</summary>
/// <param name="AccountId">Only this account's; null for all (staff).</param>
/// <param name="Query">A part of the order number, of the e-mail address or of the name at either address.</param>
/// <param name="ToShip">Only confirmed ones with goods that are in no parcel yet and whose money does not have to be waited for.</param>
public sealed record ListOrders(
    Guid? AccountId,
    string? Query,
    string? Status,
    string? PaymentStatus,
    string? FulfillmentStatus,
    DateTimeOffset? From,
    DateTimeOffset? To,
    int Page,
    int PageSize,
    bool ToShip = false
) : IQuery<PagedList<OrderItem>>;

public sealed record OrderItem(
    Guid Id,
    string Number,
    string Status,
    string PaymentStatus,
    string FulfillmentStatus,
    Money Total,
    int Units,
    string Email,
    string CustomerName,
    Guid? AccountId,
    DateTimeOffset PlacedAt
);
