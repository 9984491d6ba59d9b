using System.Globalization;
using System.Xml.Linq;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Search;
using Shop.Web.Presentation;

namespace Shop.Web.Pages;

/// <summary>The sitemap for search engines.</summary>
public sealed class SitemapModel(IMediator mediator, IConfiguration configuration) : ShopPageModel
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ListSitemap(), cancellationToken);
        if (!result.IsSuccess)
            return Failed(result.Errors);

        var shop = configuration["Shop:PublicUrl"]?.TrimEnd('/') ?? string.Empty;
        var entries = result.Value.Select(entry => new XElement(
            Schema + "url",
            new XElement(Schema + "loc", shop + Links.Encoded(entry.Path)),
            new XElement(Schema + "lastmod", entry.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
        ));
        var set = new XElement(Schema + "urlset", new XElement(Schema + "url", new XElement(Schema + "loc", shop + "/")), entries);
        return Content("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + set, "application/xml; charset=utf-8");
    }
}
