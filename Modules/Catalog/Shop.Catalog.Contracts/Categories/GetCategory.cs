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

/// <param name="DescriptionHtml">Sanitized; may be empty.</param>
/// <param name="Breadcrumbs">From the root to its parent.</param>
public sealed record CategoryPage(
    Guid Id,
    string Slug,
    string Name,
    string DescriptionHtml,
    string? ImageUrl,
    IReadOnlyList<CategoryLink> Breadcrumbs,
    IReadOnlyList<CategoryNode> Children,
    string SeoTitle,
    string SeoDescription
);
