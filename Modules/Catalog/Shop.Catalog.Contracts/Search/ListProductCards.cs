using Shop.Catalog.Contracts.Products;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Search;

/// <summary>The cards of these products, in the order asked for; what is not for sale any more is left out. At most 100 a call.</summary>
public sealed record ListProductCards(IReadOnlyList<Guid> ProductIds) : IQuery<IReadOnlyList<ProductCard>>;
