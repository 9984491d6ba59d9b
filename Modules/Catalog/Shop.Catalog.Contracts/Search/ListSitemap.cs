using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Search;

/// <summary>
/// All catalog URLs for search engines: products, categories and content pages; at most 50,000, the limit of one sitemap file.
/// </summary>
public sealed record ListSitemap : IQuery<IReadOnlyList<SitemapEntry>>;

/// <param name="Path">Root-relative, not percent-encoded.</param>
public sealed record SitemapEntry(string Path, DateTimeOffset ChangedAt);
