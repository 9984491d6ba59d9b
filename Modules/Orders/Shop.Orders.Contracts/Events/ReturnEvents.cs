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

/// <summary>The shop agreed to take goods back. Raised once per return, not for what the carrier brought back.</summary>
[EventName("orders.return-approved.v1")]
public sealed record ReturnApproved(Guid EventId, DateTimeOffset OccurredAt, Guid ReturnId) : IIntegrationEvent;

/// <summary>The shop refused to take goods back. Raised once per return.</summary>
[EventName("orders.return-declined.v1")]
public sealed record ReturnDeclined(Guid EventId, DateTimeOffset OccurredAt, Guid ReturnId, string Reason) : IIntegrationEvent;

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
