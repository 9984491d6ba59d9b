using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>Goods of an order are to come back. Raised once per return.</summary>
[EventName("orders.return-requested.v1")]
public sealed record ReturnRequested(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid ReturnId,
    string Number,
    Guid OrderId,
    string OrderNumber,
    string Kind,
    string Reason,
    IReadOnlyList<ReturnedLine> Lines
) : IIntegrationEvent;

/// <summary>It was decided what happens with goods that came back. Raised once per return.</summary>
[EventName("orders.return-resolved.v1")]
public sealed record ReturnResolved(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid ReturnId,
    string Number,
    Guid OrderId,
    string OrderNumber,
    string Resolution,
    Money? Refund
) : IIntegrationEvent;

public sealed record ReturnedLine(Guid LineId, Sku Sku, int Quantity);
