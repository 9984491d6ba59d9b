using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Application.Html;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

/// <summary>The stored part of a product page: everything except stock, related products and category names.</summary>
internal sealed record ProductDocumentBody(
    Guid Id,
    string Slug,
    string Title,
    string Html,
    string? Vendor,
    string? Type,
    IReadOnlyList<string> Tags,
    IReadOnlyList<Guid> Categories,
    string Currency,
    decimal? Prior,
    IReadOnlyList<MediaView> Media,
    IReadOnlyList<string> Options,
    IReadOnlyList<VariantBody> Variants,
    string? SeoTitle,
    string SeoDescription,
    DateTimeOffset ChangedAt
);

internal sealed record VariantBody(
    Guid Id,
    string Sku,
    IReadOnlyList<string> Values,
    decimal Price,
    decimal? CompareAt,
    string? Barcode,
    decimal Grams,
    bool Ships,
    string? Image
);

internal static class ProductDocuments
{
    private const int SeoExcerpt = 160;

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // only read by this class
    };

    public static string Write(Product product, decimal? lowestPrior)
    {
        var pictures = product.Media.ToDictionary(picture => picture.Id, picture => picture.Url);
        return JsonSerializer.Serialize(
            new ProductDocumentBody(
                product.Id.Value,
                product.Slug,
                product.Title,
                product.DescriptionHtml,
                product.Vendor,
                product.ProductType,
                product.Tags,
                [.. product.Categories.OrderBy(entry => entry.Position).Select(entry => entry.CategoryId.Value)],
                product.Variants[0].Price.Currency.Code,
                lowestPrior,
                [
                    .. product.Media.Select(picture => new MediaView(
                        picture.Id.Value,
                        picture.Url,
                        picture.Alt,
                        picture.Width,
                        picture.Height
                    )),
                ],
                product.OptionNames,
                [
                    .. product.Variants.Select(variant => new VariantBody(
                        variant.Id.Value,
                        variant.Sku.Value,
                        variant.Values,
                        variant.Price.Amount,
                        variant.CompareAt,
                        variant.Barcode,
                        variant.WeightGrams,
                        variant.RequiresShipping,
                        variant.MediaId is { } media ? pictures.GetValueOrDefault(media) : null
                    )),
                ],
                product.SeoTitle,
                product.SeoDescription ?? PlainText.Excerpt(product.DescriptionHtml, SeoExcerpt),
                product.ChangedAt
            ),
            Options
        );
    }

    public static ProductDocumentBody Read(string json) => JsonSerializer.Deserialize<ProductDocumentBody>(json, Options)!;

    public static ProductPage Page(
        ProductDocumentBody body,
        IReadOnlyDictionary<Sku, Availability> stock,
        CategoryTree tree,
        IReadOnlyList<ProductCard> related
    )
    {
        var currency = Currency.Of(body.Currency);
        var variants = body.Variants.Select(variant => Variant(variant, body.Options, currency, stock)).ToList();
        var cheapest = variants.MinBy(variant => variant.Price.Amount)!;
        var links = body.Categories.Select(id => tree.Find(new CategoryId(id))).OfType<CategoryTree.Entry>().ToList();
        return new ProductPage
        {
            Id = body.Id,
            Slug = body.Slug,
            Title = body.Title,
            DescriptionHtml = body.Html ?? string.Empty,
            Vendor = body.Vendor,
            ProductType = body.Type,
            Tags = body.Tags,
            Breadcrumbs = links.Count > 0 ? tree.LinksTo(links[0].Id) : [],
            Categories = [.. links.Select(CategoryTree.Link)],
            Price = cheapest.Price,
            HighestPrice = new Money(variants.Max(variant => variant.Price.Amount), currency),
            CompareAtPrice = cheapest.CompareAtPrice,
            LowestPriorPrice = body.Prior is { } prior && cheapest.CompareAtPrice is not null ? new Money(prior, currency) : null,
            Availability = variants.Min(variant => variant.Availability),
            Media = body.Media,
            Options =
            [
                .. body.Options.Select(
                    (name, index) => new ProductOption(name, [.. body.Variants.Select(variant => variant.Values[index]).Distinct()])
                ),
            ],
            Variants = variants,
            WeightGrams = variants[0].WeightGrams,
            SeoTitle = body.SeoTitle ?? body.Title,
            SeoDescription = body.SeoDescription ?? string.Empty,
            Related = related,
            ChangedAt = body.ChangedAt,
        };
    }

    private static ProductVariant Variant(
        VariantBody body,
        IReadOnlyList<string> options,
        Currency currency,
        IReadOnlyDictionary<Sku, Availability> stock
    )
    {
        var sku = Sku.Of(body.Sku);
        var availability = stock.GetValueOrDefault(sku) ?? new Availability(sku, 0, IsTracked: true, IsLow: true, CanBackorder: false);
        var state = Stock.StateOf(availability);
        return new ProductVariant
        {
            Id = body.Id,
            Sku = sku,
            Title = string.Join(" / ", body.Values),
            Options = [.. options.Zip(body.Values, (name, value) => new SellableOption(name, value))],
            Price = new Money(body.Price, currency),
            CompareAtPrice = body.CompareAt is { } compareAt ? new Money(compareAt, currency) : null,
            Available = Stock.Buyable(availability),
            CanBuy = state != AvailabilityState.SoldOut,
            Availability = state,
            AvailabilityMessage = Stock.MessageOf(availability),
            Barcode = body.Barcode,
            WeightGrams = body.Grams,
            RequiresShipping = body.Ships,
            ImageUrl = body.Image,
        };
    }
}
