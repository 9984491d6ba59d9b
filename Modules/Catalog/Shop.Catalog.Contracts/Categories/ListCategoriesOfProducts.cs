using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Categories;

/// <summary>
/// The categories of products, ancestors included; products without a category are omitted. At most 500 per call. Cached for a few seconds.
/// </summary>
public sealed record ListCategoriesOfProducts(IReadOnlyList<Guid> ProductIds) : IQuery<IReadOnlyList<ProductCategories>>;

public sealed record ProductCategories(Guid ProductId, IReadOnlyList<Guid> CategoryIds);
