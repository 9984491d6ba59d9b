using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Events;

public enum ProductChange
{
    Created,
    Edited,
    Priced,
    Activated,
    Archived,
    Deleted,
}

/// <summary>
/// A product became another: what pages and lists show of it is no longer true. Raised once a save, with the weightiest change; an import
/// raises it for each
/// product it creates or changes.
/// </summary>
/// <param name="Slug">Its address now.</param>
/// <param name="IsForSale">True when shoppers see it now.</param>
/// <param name="Prices">Prices that changed; empty when none did.</param>
/// <param name="StaffId">Who did it by hand; null for an import and for the shop itself.</param>
[EventName("catalog.product-changed.v1")]
public sealed record ProductChanged(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid ProductId,
    string Slug,
    string Title,
    ProductChange Change,
    bool IsForSale,
    IReadOnlyList<ChangedPrice> Prices,
    Guid? StaffId
) : IIntegrationEvent;

/// <param name="Before">Null for a new variant.</param>
public sealed record ChangedPrice(Sku Sku, Money? Before, Money After);
