using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Events;

/// <summary>An order was placed and awaits payment. Raised once per order.</summary>
[EventName("orders.order-placed.v1")]
public sealed record OrderPlaced(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid OrderId,
    string Number,
    Guid CartId,
    Guid? AccountId,
    string Country,
    string PaymentMethod,
    Money Items,
    Money Discount,
    Money Shipping,
    Money Tax,
    Money Total,
    IReadOnlyList<PlacedLine> Lines,
    SalesChannel? Channel = null
) : IIntegrationEvent;

public sealed record PlacedLine(
    Guid LineId,
    Guid ProductId,
    Sku Sku,
    string Title,
    int Quantity,
    Money UnitPrice,
    Money Total,
    Money? Cost
);
