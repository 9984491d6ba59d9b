using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Content;

/// <summary>A content page such as the imprint, for shoppers.</summary>
public sealed record GetPage(string Slug) : IQuery<ContentPage>;

/// <param name="BodyHtml">Sanitized; safe to render as is.</param>
public sealed record ContentPage(Guid Id, int Version, string Slug, string Title, string BodyHtml, DateTimeOffset ChangedAt);

/// <summary>All content pages by title, without their bodies; for the footer and the back office.</summary>
public sealed record ListPages : IQuery<IReadOnlyList<ContentPageLink>>;

public sealed record ContentPageLink(Guid Id, string Slug, string Title, DateTimeOffset ChangedAt);
