using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>The shipments of one order, oldest first.</summary>
public sealed record ListShipments(Guid Reference) : IQuery<IReadOnlyList<ShipmentSummary>>;

/// <summary>One shipment by its id.</summary>
public sealed record GetShipment(Guid ShipmentId) : IQuery<ShipmentSummary>;

/// <summary>Shipments to pack, oldest first, at most 200; of one location, or of all.</summary>
public sealed record ListShipmentsToPack(string? Location) : IQuery<IReadOnlyList<ShipmentSummary>>;

/// <summary>All shipments, newest first, for the back office.</summary>
public sealed record SearchShipments(string? Query, ShipmentStatus? Status, int Page, int PageSize) : IQuery<PagedList<ShipmentSummary>>;

public sealed record ShipmentSummary
{
    public required Guid Id { get; init; }

    public required Guid Reference { get; init; }

    public required string ReferenceText { get; init; }

    public required ShipmentStatus Status { get; init; }

    public required IReadOnlyList<ShipmentLine> Lines { get; init; }

    public required string? Carrier { get; init; }

    public required string? TrackingNumber { get; init; }

    /// <summary>The carrier's tracking page; null when unknown.</summary>
    public required string? TrackingUrl { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? ShippedAt { get; init; }

    public required DateTimeOffset? DeliveredAt { get; init; }

    public required IReadOnlyList<ShipmentEvent> Events { get; init; }

    /// <summary>Code of the location the units ship from; null when unspecified.</summary>
    public string? Location { get; init; }

    /// <summary>The shopper collects it there: packed means ready for pickup, and it is delivered without a carrier.</summary>
    public bool IsPickUp { get; init; }

    public DateTimeOffset? ReadyForPickupAt { get; init; }

    /// <summary>URL of the carrier's label; null without one.</summary>
    public string? LabelUrl { get; init; }
}

public sealed record ShipmentEvent(ShipmentStatus Status, Message? Note, DateTimeOffset At);
