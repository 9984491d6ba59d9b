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
/// A product changed, so pages and lists that show it must be updated. Raised once per save with the most significant change; an import
/// raises it for each product it creates or changes.
/// </summary>
/// <param name="Slug">The current slug.</param>
/// <param name="IsForSale">True when shoppers can see it now.</param>
/// <param name="Prices">Changed prices; empty when none changed.</param>
/// <param name="StaffId">The staff member who made the change; null for an import and for the system.</param>
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
