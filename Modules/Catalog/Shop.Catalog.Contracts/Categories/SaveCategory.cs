using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Categories;

/// <summary>
/// Adds a category under an id that the caller chose, or changes it; a new slug leaves a redirect behind. Refused: a slug that is taken, a
/// parent that is the
/// category itself or below it, more than six levels. Conflict when the version is not the one that was shown (0 for a new one). Repeating
/// a creation is harmless.
/// </summary>
/// <param name="Slug">Null or empty: made from the name.</param>
/// <param name="ParentId">Null for the top.</param>
/// <param name="DescriptionHtml">Sanitized on save.</param>
/// <param name="ImageUrl">A root-relative path or an https address.</param>
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
/// Puts a category in its place among those of the same parent: 0 is the first. Refused as in <see cref="SaveCategory"/>. Repeatable.
/// </summary>
public sealed record MoveCategory(Guid Id, Guid? ParentId, int Position, Guid? StaffId) : ICommand;

/// <summary>
/// Takes a category away; its products stay, its address redirects to its parent. Refused while it has categories below it. Repeating it is
/// harmless.
/// </summary>
public sealed record DeleteCategory(Guid Id, Guid? StaffId) : ICommand;

public sealed record CategoryReference(Guid Id, string Slug, int Version);
