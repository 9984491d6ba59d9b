using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>Price history of a product's variants, newest first; at most 100 entries.</summary>
public sealed record ListPriceHistory(Guid ProductId) : IQuery<IReadOnlyList<PriceHistoryEntry>>;

public sealed record PriceHistoryEntry(Sku Sku, DateTimeOffset At, Money Price, Money? CompareAtPrice);
