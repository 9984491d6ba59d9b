using Shop.Catalog.Contracts.Products;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Categories;

/// <summary>
/// One category as shoppers see it; its products come from <see cref="Search.SearchProducts"/>. For a former slug, the answer says where
/// the category moved to (answer 301).
/// </summary>
public sealed record GetCategory(string Slug) : IQuery<CategoryAnswer>;

/// <param name="MovedTo">Root-relative path of a permanent redirect; then <paramref name="Category"/> is null.</param>
public sealed record CategoryAnswer(string? MovedTo, CategoryPage? Category);

public sealed record CategoryPage
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>Sanitized; may be empty.</summary>
    public required string DescriptionHtml { get; init; }

    public required string? ImageUrl { get; init; }

    /// <summary>From the root to its parent.</summary>
    public required IReadOnlyList<CategoryLink> Breadcrumbs { get; init; }

    public required IReadOnlyList<CategoryNode> Children { get; init; }

    public required string SeoTitle { get; init; }

    public required string SeoDescription { get; init; }
}
