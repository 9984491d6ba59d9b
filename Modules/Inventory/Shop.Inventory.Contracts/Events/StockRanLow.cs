using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Events;

/// <summary>
/// Available fell to the threshold or below. Raised once per crossing, and again only after it was above the threshold in between.
/// </summary>
[EventName("inventory.stock-ran-low.v1")]
public sealed record StockRanLow(Guid EventId, DateTimeOffset OccurredAt, Sku Sku, int Available, int Threshold) : IIntegrationEvent;
