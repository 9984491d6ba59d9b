using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Categories;

/// <summary>All categories with their editable fields, each after its parent, in the merchant's order.</summary>
public sealed record ListCategoriesForEdit : IQuery<IReadOnlyList<CategoryForEdit>>;

public sealed record CategoryForEdit
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required Guid? ParentId { get; init; }

    /// <summary>0 for a top-level category.</summary>
    public required int Depth { get; init; }

    /// <summary>0-based, among its siblings.</summary>
    public required int Position { get; init; }

    public required string Name { get; init; }

    public required string Slug { get; init; }

    public required string DescriptionHtml { get; init; }

    public required string? ImageUrl { get; init; }

    public required string? SeoTitle { get; init; }

    public required string? SeoDescription { get; init; }

    /// <summary>Products directly in it, in any status.</summary>
    public required int ProductCount { get; init; }
}
