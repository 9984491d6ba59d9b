using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Content;

/// <summary>
/// Adds a content page under an id chosen by the caller, or changes it. Refused: a slug that is taken. Conflict when the version is not the
/// current one (0 for a new page). Returns the new version. Repeating a creation is harmless.
/// </summary>
/// <param name="BodyHtml">Sanitized on save.</param>
public sealed record SavePage(Guid Id, int Version, string Slug, string Title, string BodyHtml, Guid? StaffId) : ICommand<int>;

/// <summary>Deletes a content page. Repeating it is harmless.</summary>
public sealed record DeletePage(Guid Id, Guid? StaffId) : ICommand;
