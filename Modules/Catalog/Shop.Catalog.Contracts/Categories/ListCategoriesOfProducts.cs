using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Categories;

/// <summary>
/// In which categories products are, those above included; a product that is in none is missing from the answer. At most 500 a call. May be
/// some seconds old.
/// </summary>
public sealed record ListCategoriesOfProducts(IReadOnlyList<Guid> ProductIds) : IQuery<IReadOnlyList<ProductCategories>>;

public sealed record ProductCategories(Guid ProductId, IReadOnlyList<Guid> CategoryIds);
