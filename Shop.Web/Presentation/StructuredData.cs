using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shop.Catalog.Contracts.Products;
using Shop.Web.TagHelpers;

namespace Shop.Web.Presentation;

/// <summary>
/// JSON-LD for search engines, equal to what the page shows. The serializer escapes anything that could close a script element.
/// </summary>
public static class StructuredData
{
    private const string Context = "https://schema.org";

    /// <param name="canonical">The absolute URL of the page; the shop's URL is derived from it.</param>
    public static string Breadcrumbs(IReadOnlyList<Crumb> crumbs, string canonical)
    {
        var shop = Root(canonical);
        var steps = crumbs.Select(
            (crumb, index) =>
                (JsonNode)
                    new JsonObject
                    {
                        ["@type"] = "ListItem",
                        ["position"] = index + 1,
                        ["name"] = crumb.Text,
                        ["item"] = crumb.Url is null ? canonical : shop + crumb.Url,
                    }
        );
        return Text(
            new JsonObject
            {
                ["@context"] = Context,
                ["@type"] = "BreadcrumbList",
                ["itemListElement"] = new JsonArray([.. steps]),
            }
        );
    }

    public static string Product(ProductPage product, string canonical)
    {
        var shop = Root(canonical);
        var images = product.Media.Where(media => media.Url.StartsWith('/')).Select(media => (JsonNode)JsonValue.Create(shop + media.Url)!);
        var variants = product.Variants.Select(variant => (JsonNode)Offer(product, variant, canonical));
        return Text(
            new JsonObject
            {
                ["@context"] = Context,
                ["@type"] = "Product",
                ["name"] = product.Title,
                ["description"] = product.SeoDescription,
                ["url"] = canonical,
                ["image"] = new JsonArray([.. images]),
                ["brand"] = product.Vendor is null ? null : new JsonObject { ["@type"] = "Brand", ["name"] = product.Vendor },
                ["offers"] = new JsonArray([.. variants.Take(50)]),
            }
        );
    }

    private static JsonObject Offer(ProductPage product, ProductVariant variant, string canonical) =>
        new()
        {
            ["@type"] = "Offer",
            ["sku"] = variant.Sku.Value,
            ["name"] = UnitRow.TitleOf(product.Title, variant.Title),
            ["url"] = canonical,
            ["price"] = variant.Price.Amount.ToString("F" + variant.Price.Currency.Digits, CultureInfo.InvariantCulture),
            ["priceCurrency"] = variant.Price.Currency.Code,
            ["itemCondition"] = "https://schema.org/NewCondition",
            ["availability"] =
                "https://schema.org/"
                + variant.Availability switch
                {
                    AvailabilityState.SoldOut => "OutOfStock",
                    AvailabilityState.Backorder => "BackOrder",
                    AvailabilityState.Low => "LimitedAvailability",
                    _ => "InStock",
                },
        };

    private static string Root(string canonical) =>
        Uri.TryCreate(canonical, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : string.Empty;

    private static string Text(JsonObject data)
    {
        foreach (var key in data.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
            data.Remove(key);

        return data.ToJsonString(JsonSerializerOptions.Web);
    }
}
