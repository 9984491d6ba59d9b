using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Events;

/// <summary>
/// A SKU went out of stock, came back, or became low: what a listing shows of it is no longer true. Not raised for every unit sold.
/// May arrive out of order; the one with the latest <see cref="OccurredAt"/> counts.
/// </summary>
[EventName("inventory.availability-changed.v1")]
public sealed record AvailabilityChanged(Guid EventId, DateTimeOffset OccurredAt, Sku Sku, int Available, bool IsTracked, bool IsLow, bool CanBackorder) : IIntegrationEvent;
