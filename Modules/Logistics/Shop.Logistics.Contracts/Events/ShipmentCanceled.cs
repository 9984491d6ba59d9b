using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Events;

/// <summary>A shipment was canceled before it was handed to the carrier; its units can be shipped again.</summary>
/// <param name="IsUncollected">It was not collected from its pickup point in time.</param>
[EventName("logistics.shipment-canceled.v1")]
public sealed record ShipmentCanceled(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid ShipmentId,
    IReadOnlyList<MovedLine> Lines,
    bool IsUncollected = false
) : IIntegrationEvent;

/// <summary>A delivery attempt failed; the carrier will try again or return the parcel to the sender.</summary>
[EventName("logistics.delivery-failed.v1")]
public sealed record DeliveryFailed(Guid EventId, DateTimeOffset OccurredAt, Guid Reference, Guid ShipmentId, string? Note)
    : IIntegrationEvent;

/// <summary>A parcel was returned to the sender undelivered; its goods need inspection.</summary>
[EventName("logistics.returned-to-sender.v1")]
public sealed record ReturnedToSender(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid ShipmentId,
    IReadOnlyList<MovedLine> Lines
) : IIntegrationEvent;
