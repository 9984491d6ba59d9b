using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Search;

/// <summary>
/// Every address of the catalogue that a search engine should know: products, categories and content pages; at most 50,000, the limit of
/// one sitemap file.
/// </summary>
public sealed record ListSitemap : IQuery<IReadOnlyList<SitemapEntry>>;

/// <param name="Path">Root-relative, not percent-encoded.</param>
public sealed record SitemapEntry(string Path, DateTimeOffset ChangedAt);
