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

/// <param name="TrackingUrl">The carrier's tracking page; null when unknown.</param>
/// <param name="Location">Code of the location the units ship from; null when unspecified.</param>
/// <param name="IsPickUp">The shopper collects it there: packed means ready for pickup, and it is delivered without a carrier.</param>
/// <param name="LabelUrl">URL of the carrier's label; null without one.</param>
public sealed record ShipmentSummary(
    Guid Id,
    Guid Reference,
    string ReferenceText,
    ShipmentStatus Status,
    IReadOnlyList<ShipmentLine> Lines,
    string? Carrier,
    string? TrackingNumber,
    string? TrackingUrl,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? DeliveredAt,
    IReadOnlyList<ShipmentEvent> Events,
    string? Location = null,
    bool IsPickUp = false,
    DateTimeOffset? ReadyForPickupAt = null,
    string? LabelUrl = null
);

public sealed record ShipmentEvent(ShipmentStatus Status, Message? Note, DateTimeOffset At);
