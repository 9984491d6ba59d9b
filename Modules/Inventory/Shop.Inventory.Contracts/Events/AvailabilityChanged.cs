using Shop.Inventory.Contracts.Levels;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Events;

/// <summary>
/// SKUs went out of stock, came back, or became low: what a listing shows of them is no longer true. Not raised for every unit sold.
/// May arrive out of order; the one with the latest <see cref="OccurredAt"/> counts.
/// </summary>
/// <param name="Skus">All that changed at once, each once; an import changes up to 1,000.</param>
[EventName("inventory.availability-changed.v2")]
public sealed record AvailabilityChanged(Guid EventId, DateTimeOffset OccurredAt, IReadOnlyList<Availability> Skus) : IIntegrationEvent;
