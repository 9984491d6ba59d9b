using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Returns;

namespace Shop.Orders.Contracts.Events;

/// <summary>A return was requested. Raised once per return.</summary>
[EventName("orders.return-requested.v1")]
public sealed record ReturnRequested(Guid EventId, DateTimeOffset OccurredAt, Guid ReturnId) : IIntegrationEvent
{
    public required string Number { get; init; }

    public required Guid OrderId { get; init; }

    public required string OrderNumber { get; init; }

    public required ReturnKind Kind { get; init; }

    public required Message Reason { get; init; }

    public required IReadOnlyList<ReturnedLine> Lines { get; init; }
}

/// <summary>A return was approved. Raised once per return, except for shipments returned by the carrier.</summary>
[EventName("orders.return-approved.v1")]
public sealed record ReturnApproved(Guid EventId, DateTimeOffset OccurredAt, Guid ReturnId) : IIntegrationEvent;

/// <summary>A return was declined. Raised once per return.</summary>
[EventName("orders.return-declined.v1")]
public sealed record ReturnDeclined(Guid EventId, DateTimeOffset OccurredAt, Guid ReturnId, string Reason) : IIntegrationEvent;

/// <summary>A return was resolved. Raised once per return.</summary>
[EventName("orders.return-resolved.v1")]
public sealed record ReturnResolved(Guid EventId, DateTimeOffset OccurredAt, Guid ReturnId) : IIntegrationEvent
{
    public required string Number { get; init; }

    public required Guid OrderId { get; init; }

    public required string OrderNumber { get; init; }

    /// <summary>How the lines were resolved, each way once.</summary>
    public required IReadOnlyList<ReturnResolution> Resolutions { get; init; }

    /// <summary>The amount to refund; null when there is none.</summary>
    public Money? Refund { get; init; }
}

public sealed record ReturnedLine(Guid LineId, Sku Sku, int Quantity);
