using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Categories;

/// <summary>
/// Adds a category under an id chosen by the caller, or changes it; a changed slug leaves a redirect. Refused: a slug that is taken, a
/// parent that is the category itself or one of its descendants, more than six levels. Conflict when the version is not the current one (0
/// for a new category). Repeating a creation is harmless.
/// </summary>
/// <param name="Slug">Null or empty: generated from the name.</param>
/// <param name="ParentId">Null for a top-level category.</param>
/// <param name="DescriptionHtml">Sanitized on save.</param>
/// <param name="ImageUrl">A root-relative path or an HTTPS URL.</param>
public sealed record SaveCategory(
    Guid Id,
    int Version,
    string Name,
    string? Slug,
    Guid? ParentId,
    string? DescriptionHtml,
    string? ImageUrl,
    string? SeoTitle,
    string? SeoDescription,
    Guid? StaffId
) : ICommand<CategoryReference>;

/// <summary>
/// Moves a category to a position among its siblings, 0 being the first. Refused as in <see cref="SaveCategory"/>. Repeatable.
/// </summary>
public sealed record MoveCategory(Guid Id, Guid? ParentId, int Position, Guid? StaffId) : ICommand;

/// <summary>
/// Deletes a category; its products are kept, and its URL redirects to its parent. Refused while it has subcategories. Repeating it is
/// harmless.
/// </summary>
public sealed record DeleteCategory(Guid Id, Guid? StaffId) : ICommand;

public sealed record CategoryReference(Guid Id, string Slug, int Version);
