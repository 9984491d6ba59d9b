using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>The shipments of one order, oldest first.</summary>
public sealed record ListShipments(Guid Reference) : IQuery<IReadOnlyList<ShipmentSummary>>;

/// <summary>One shipment by its id.</summary>
public sealed record GetShipment(Guid ShipmentId) : IQuery<ShipmentSummary>;

/// <summary>All shipments, newest first, for the back office.</summary>
public sealed record SearchShipments(string? Query, ShipmentStatus? Status, int Page, int PageSize) : IQuery<PagedList<ShipmentSummary>>;

/// <param name="TrackingUrl">Where the carrier shows the parcel; null when unknown.</param>
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
    IReadOnlyList<ShipmentEvent> Events);

public sealed record ShipmentEvent(ShipmentStatus Status, string? Note, DateTimeOffset At);
