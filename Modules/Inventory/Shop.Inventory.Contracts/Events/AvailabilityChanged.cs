using Shop.Inventory.Contracts.Levels;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Events;

/// <summary>
/// SKUs went out of stock, came back in stock or ran low, so listings must be updated. Not raised for every unit sold. May arrive out of
/// order; the latest <see cref="OccurredAt"/> is current.
/// </summary>
/// <param name="Skus">All SKUs that changed together, each once; up to 1,000 for an import.</param>
[EventName("inventory.availability-changed.v2")]
public sealed record AvailabilityChanged(Guid EventId, DateTimeOffset OccurredAt, IReadOnlyList<Availability> Skus) : IIntegrationEvent;
