using System.Globalization;
using CsvHelper;
using Shop.Catalog.Application.Products;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Domain.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using ProductStatus = Shop.Catalog.Contracts.Products.ProductStatus;

namespace Shop.Catalog.Application.Imports;

/// <summary>
/// Writes products as rows: one per variant, the first one with the product's details, and additional rows for further images.
/// </summary>
internal sealed class ExportWriter : IAsyncDisposable
{
    private const string NoOption = "Title";
    private const string NoValue = "Default Title";

    private readonly CsvWriter csv;
    private readonly IReadOnlyList<ProductColumns.Column> template;
    private readonly IReadOnlyList<string> extras;

    /// <param name="output">Left open.</param>
    public ExportWriter(Stream output, CsvDialect dialect, IEnumerable<string> attributes)
    {
        csv = CsvWriter.Create(output, new CsvWriterOptions { Quoting = CsvQuoting.WhenNeededOrWhitespace }, leaveOpen: true);
        template = ProductColumns.In(dialect);
        extras = [.. attributes.Where(name => ProductColumns.Find(name) is null).Order(StringComparer.Ordinal)];
        WriteRecord(template.Select(column => column.In(dialect)).Concat(extras));
    }

    public int Rows { get; private set; }

    public ValueTask DisposeAsync() => csv.DisposeAsync();

    public ValueTask FlushAsync(CancellationToken cancellationToken) => csv.FlushAsync(cancellationToken);

    public void Write(Product product, IReadOnlyDictionary<Sku, ImportedStock> stock)
    {
        var attributes = ProductAttributes.Read(product.Attributes);
        var rows = Math.Max(product.Variants.Count, product.Media.Count);
        for (var row = 0; row < rows; row++)
        {
            var variant = row < product.Variants.Count ? product.Variants[row] : null;
            var picture = row < product.Media.Count ? product.Media[row] : null;
            var own = ProductAttributes.Read(variant?.Attributes);
            var isFirst = row == 0;
            WriteRecord(
                template
                    .Select(column =>
                        column.Field is { } field
                            ? Cell(field, product, variant, picture, isFirst, variant is null ? null : stock.GetValueOrDefault(variant.Sku))
                            : Attribute(column, isFirst, variant is not null, attributes, own)
                    )
                    .Concat(extras.Select(name => own.GetValueOrDefault(name) ?? (isFirst ? attributes.GetValueOrDefault(name) : null)))
            );
            Rows++;
        }
    }

    private void WriteRecord(IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(CsvText.Guard(cell ?? string.Empty));
        csv.EndRecord();
    }

    private static string? Attribute(
        ProductColumns.Column column,
        bool isFirst,
        bool hasVariant,
        IReadOnlyDictionary<string, string> ofProduct,
        IReadOnlyDictionary<string, string> ofVariant
    ) =>
        ofVariant.GetValueOrDefault(column.Current)
        ?? (isFirst ? ofProduct.GetValueOrDefault(column.Current) : null)
        ?? (column.IsOfVariant ? hasVariant : isFirst) switch
        {
            true => column.Usual,
            false => null,
        };

    private static string? Cell(
        Field field,
        Product product,
        Variant? variant,
        ProductMedia? picture,
        bool isFirst,
        ImportedStock? stock
    ) =>
        field switch
        {
            Field.Handle => product.Slug,
            Field.ImageUrl => UrlOf(picture),
            Field.ImagePosition => picture is null ? null : (picture.Position + 1).ToString(CultureInfo.InvariantCulture),
            Field.ImageAlt => picture?.Alt,
            <= Field.Status or Field.Option1Name or Field.Option2Name or Field.Option3Name or Field.SeoTitle or Field.SeoDescription =>
                isFirst ? OfProduct(field, product) : null,
            _ => variant is null ? null : OfVariant(field, product, variant, stock),
        };

    private static string? OfProduct(Field field, Product product) =>
        field switch
        {
            Field.Title => product.Title,
            Field.Description => product.DescriptionHtml,
            Field.Vendor => product.Vendor,
            Field.Category => product.TaxonomyPath,
            Field.Type => product.ProductType,
            Field.Tags => string.Join(", ", product.Tags),
            Field.Published => Flag(product.State == ProductStatus.Active),
            Field.Status => product.State switch
            {
                ProductStatus.Active => "active",
                ProductStatus.Archived => "archived",
                _ => "draft",
            },
            Field.Option1Name => product.Option1Name ?? NoOption,
            Field.Option2Name => product.Option2Name,
            Field.Option3Name => product.Option3Name,
            Field.SeoTitle => product.SeoTitle,
            Field.SeoDescription => product.SeoDescription,
            _ => null,
        };

    private static string? OfVariant(Field field, Product product, Variant variant, ImportedStock? stock) =>
        field switch
        {
            Field.Sku => variant.Sku.Value,
            Field.Barcode => variant.Barcode,
            Field.Option1Value => product.OptionNames.Count == 0 ? NoValue : variant.Option1,
            Field.Option2Value => variant.Option2,
            Field.Option3Value => variant.Option3,
            Field.Price => Amount(variant.Price.Amount, variant.Price.Currency),
            Field.CompareAt => Amount(variant.CompareAt, variant.Price.Currency),
            Field.Cost => Amount(variant.Cost, variant.Price.Currency),
            Field.Taxable => Flag(variant.IsTaxable),
            Field.Tracker => stock is null or { IsTracked: true } ? "shopify" : null,
            Field.Quantity or Field.ExportedQuantity => (stock?.OnHand ?? 0).ToString(CultureInfo.InvariantCulture),
            Field.Policy => stock is { CanBackorder: true } ? "CONTINUE" : "DENY",
            Field.Grams => variant.WeightGrams.ToString("0.###", CultureInfo.InvariantCulture),
            Field.WeightUnit => variant.WeightUnit,
            Field.Ships => Flag(variant.RequiresShipping),
            Field.VariantImage => UrlOf(product.Media.FirstOrDefault(picture => picture.Id == variant.MediaId)),
            _ => null,
        };

    /// <summary>The URL an image was fetched from, otherwise its URL in this shop.</summary>
    private static string? UrlOf(ProductMedia? picture) => picture?.SourceUrl ?? picture?.Url;

    private static string Flag(bool value) => value ? "TRUE" : "FALSE";

    /// <summary>With the currency's digits, or more where a cost has more.</summary>
    private static string? Amount(decimal? amount, Currency currency)
    {
        if (amount is not { } value)
            return null;

        var digits = decimal.Round(value, currency.Digits) == value ? currency.Digits : 4;
        return value.ToString("F" + digits, CultureInfo.InvariantCulture);
    }
}
