using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Returns;

namespace Shop.Orders.Contracts.Events;

/// <summary>A return was requested. Raised once per return.</summary>
[EventName("orders.return-requested.v1")]
public sealed record ReturnRequested(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid ReturnId,
    string Number,
    Guid OrderId,
    string OrderNumber,
    ReturnKind Kind,
    Message Reason,
    IReadOnlyList<ReturnedLine> Lines
) : IIntegrationEvent;

/// <summary>A return was approved. Raised once per return, except for shipments returned by the carrier.</summary>
[EventName("orders.return-approved.v1")]
public sealed record ReturnApproved(Guid EventId, DateTimeOffset OccurredAt, Guid ReturnId) : IIntegrationEvent;

/// <summary>A return was declined. Raised once per return.</summary>
[EventName("orders.return-declined.v1")]
public sealed record ReturnDeclined(Guid EventId, DateTimeOffset OccurredAt, Guid ReturnId, string Reason) : IIntegrationEvent;

/// <summary>A return was resolved. Raised once per return.</summary>
/// <param name="Resolutions">How the lines were resolved, each way once.</param>
/// <param name="Refund">The amount to refund; null when there is none.</param>
[EventName("orders.return-resolved.v1")]
public sealed record ReturnResolved(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid ReturnId,
    string Number,
    Guid OrderId,
    string OrderNumber,
    IReadOnlyList<ReturnResolution> Resolutions,
    Money? Refund
) : IIntegrationEvent;

public sealed record ReturnedLine(Guid LineId, Sku Sku, int Quantity);
