using Shop.Catalog.Contracts.Products;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Search;

/// <summary>Cards of these products, in the given order; products no longer for sale are omitted. At most 100 per call.</summary>
public sealed record ListProductCards(IReadOnlyList<Guid> ProductIds) : IQuery<IReadOnlyList<ProductCard>>;
