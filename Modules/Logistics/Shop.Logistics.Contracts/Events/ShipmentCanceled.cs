using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Events;

/// <summary>A shipment was given up before it left; its units may be shipped again.</summary>
/// <param name="IsUncollected">It waited at its pick-up point, and nobody came in time.</param>
[EventName("logistics.shipment-canceled.v1")]
public sealed record ShipmentCanceled(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid ShipmentId,
    IReadOnlyList<MovedLine> Lines,
    bool IsUncollected = false
) : IIntegrationEvent;

/// <summary>The carrier could not deliver; it will try again or send the parcel back.</summary>
[EventName("logistics.delivery-failed.v1")]
public sealed record DeliveryFailed(Guid EventId, DateTimeOffset OccurredAt, Guid Reference, Guid ShipmentId, string? Note)
    : IIntegrationEvent;

/// <summary>A parcel came back undelivered; its goods wait for inspection.</summary>
[EventName("logistics.returned-to-sender.v1")]
public sealed record ReturnedToSender(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid ShipmentId,
    IReadOnlyList<MovedLine> Lines
) : IIntegrationEvent;
