using Shop.Kernel;

namespace Shop.Logistics.Domain.Shipments;

internal sealed partial class Shipment
{
    internal sealed record Departed(Shipment Shipment, DateTimeOffset At) : IDomainEvent;

    internal sealed record NeedsCarrier(Shipment Shipment, DateTimeOffset At) : IDomainEvent;

    internal sealed record ReadyForPickup(Shipment Shipment, DateTimeOffset At) : IDomainEvent;

    internal sealed record Delivered(Shipment Shipment, DateTimeOffset At) : IDomainEvent;

    internal sealed record Abandoned(Shipment Shipment, bool IsUncollected, DateTimeOffset At) : IDomainEvent;

    internal sealed record NotDelivered(Shipment Shipment, string? Note, DateTimeOffset At) : IDomainEvent;

    internal sealed record ReturnedToSender(Shipment Shipment, DateTimeOffset At) : IDomainEvent;
}
