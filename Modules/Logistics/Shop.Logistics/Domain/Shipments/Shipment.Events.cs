using Shop.Kernel;

namespace Shop.Logistics.Domain.Shipments;

internal sealed partial class Shipment
{
    internal sealed record Left(Shipment Shipment, DateTimeOffset At) : IDomainEvent;

    internal sealed record NeedsCarrier(Shipment Shipment, DateTimeOffset At) : IDomainEvent;

    internal sealed record Waits(Shipment Shipment, DateTimeOffset At) : IDomainEvent;

    internal sealed record Arrived(Shipment Shipment, DateTimeOffset At) : IDomainEvent;

    internal sealed record GivenUp(Shipment Shipment, bool IsUncollected, DateTimeOffset At) : IDomainEvent;

    internal sealed record NotDelivered(Shipment Shipment, string? Note, DateTimeOffset At) : IDomainEvent;

    internal sealed record CameBack(Shipment Shipment, DateTimeOffset At) : IDomainEvent;
}
