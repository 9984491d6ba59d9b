using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Categories;

/// <summary>All categories with their editable fields, each after its parent, in the merchant's order.</summary>
public sealed record ListCategoriesForEdit : IQuery<IReadOnlyList<CategoryForEdit>>;

/// <param name="Depth">0 for a top-level category.</param>
/// <param name="Position">0-based, among its siblings.</param>
/// <param name="ProductCount">Products directly in it, in any status.</param>
public sealed record CategoryForEdit(
    Guid Id,
    int Version,
    Guid? ParentId,
    int Depth,
    int Position,
    string Name,
    string Slug,
    string DescriptionHtml,
    string? ImageUrl,
    string? SeoTitle,
    string? SeoDescription,
    int ProductCount
);
