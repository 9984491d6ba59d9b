using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Categories;

/// <summary>All categories as a tree, in the merchant's order.</summary>
public sealed record GetCategoryTree : IQuery<IReadOnlyList<CategoryNode>>;

/// <param name="ProductCount">Products for sale in it or its subcategories; cached for a few seconds.</param>
public sealed record CategoryNode(
    Guid Id,
    string Slug,
    string Name,
    string? ImageUrl,
    int ProductCount,
    IReadOnlyList<CategoryNode> Children
);
