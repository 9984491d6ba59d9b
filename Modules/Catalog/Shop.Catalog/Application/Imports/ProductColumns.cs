using Shop.Catalog.Contracts.Imports;

namespace Shop.Catalog.Application.Imports;

/// <summary>Fields of a product file that the shop uses.</summary>
internal enum Field
{
    Handle,
    Title,
    Description,
    Vendor,
    Category,
    Type,
    Tags,
    Published,
    Status,
    Sku,
    Barcode,
    Option1Name,
    Option1Value,
    Option2Name,
    Option2Value,
    Option3Name,
    Option3Value,
    Price,
    CompareAt,
    Cost,
    Taxable,
    Tracker,
    Quantity,
    ExportedQuantity,
    Policy,
    Grams,
    WeightUnit,
    Ships,
    ImageUrl,
    ImagePosition,
    ImageAlt,
    VariantImage,
    SeoTitle,
    SeoDescription,
    Currency,
}

/// <summary>
/// The columns of both layouts. Unused columns are attributes: stored under their name in the current layout, and exported under that of
/// the requested layout.
/// </summary>
internal static class ProductColumns
{
    /// <summary>In the order of the current template; a null name is not part of that layout.</summary>
    public static IReadOnlyList<Column> Template { get; } =
    [
        new(Field.Title, "Title", "Title"),
        new(Field.Handle, "URL handle", "Handle"),
        new(Field.Description, "Description", "Body (HTML)"),
        new(Field.Vendor, "Vendor", "Vendor"),
        new(Field.Category, "Product category", "Product Category"),
        new(Field.Type, "Type", "Type"),
        new(Field.Tags, "Tags", "Tags"),
        new(Field.Published, "Published on online store", "Published"),
        new(Field.Status, "Status", "Status"),
        new(Field.Sku, "SKU", "Variant SKU"),
        new(Field.Barcode, "Barcode", "Variant Barcode", "Variant Barcodes"),
        new(Field.Option1Name, "Option1 name", "Option1 Name"),
        new(Field.Option1Value, "Option1 value", "Option1 Value"),
        new(null, "Option1 Linked To", "Option1 Linked To"),
        new(Field.Option2Name, "Option2 name", "Option2 Name"),
        new(Field.Option2Value, "Option2 value", "Option2 Value"),
        new(null, "Option2 Linked To", "Option2 Linked To"),
        new(Field.Option3Name, "Option3 name", "Option3 Name"),
        new(Field.Option3Value, "Option3 value", "Option3 Value"),
        new(null, "Option3 Linked To", "Option3 Linked To"),
        new(Field.Price, "Price", "Variant Price"),
        new(Field.CompareAt, "Compare-at price", "Variant Compare At Price", "Compare at price"),
        new(Field.Cost, "Cost per item", "Cost per item"),
        new(Field.Taxable, "Charge tax", "Variant Taxable"),
        new(null, "Tax code", "Variant Tax Code") { IsOfVariant = true },
        new(null, "Unit price total measure", "Unit Price Total Measure") { IsOfVariant = true },
        new(null, "Unit price total measure unit", "Unit Price Total Measure Unit") { IsOfVariant = true },
        new(null, "Unit price base measure", "Unit Price Base Measure") { IsOfVariant = true },
        new(null, "Unit price base measure unit", "Unit Price Base Measure Unit") { IsOfVariant = true },
        new(Field.Tracker, "Inventory tracker", "Variant Inventory Tracker"),
        new(Field.Quantity, "Inventory quantity", "Variant Inventory Qty"),
        new(Field.ExportedQuantity, "Exported inventory quantity", "Exported inventory quantity"),
        new(Field.Policy, "Continue selling when out of stock", "Variant Inventory Policy"),
        new(Field.Grams, "Weight value (grams)", "Variant Grams"),
        new(Field.WeightUnit, "Weight unit for display", "Variant Weight Unit"),
        new(Field.Ships, "Requires shipping", "Variant Requires Shipping"),
        new(null, "Fulfillment service", "Variant Fulfillment Service") { IsOfVariant = true, Usual = "manual" },
        new(Field.ImageUrl, "Product image URL", "Image Src"),
        new(Field.ImagePosition, "Image position", "Image Position"),
        new(Field.ImageAlt, "Image alt text", "Image Alt Text"),
        new(Field.VariantImage, "Variant image URL", "Variant Image"),
        new(null, "Gift card", "Gift Card") { Usual = "FALSE" },
        new(Field.SeoTitle, "SEO title", "SEO Title"),
        new(Field.SeoDescription, "SEO description", "SEO Description"),
        new(null, "Google Shopping / Google product category", "Google Shopping / Google Product Category"),
        new(null, "Google Shopping / Gender", "Google Shopping / Gender"),
        new(null, "Google Shopping / Age group", "Google Shopping / Age Group"),
        new(null, "Google Shopping / Manufacturer part number (MPN)", "Google Shopping / MPN"),
        new(null, "Google Shopping / Ad group name", "Google Shopping / AdWords Grouping"),
        new(null, "Google Shopping / Ads labels", "Google Shopping / AdWords Labels"),
        new(null, "Google Shopping / Condition", "Google Shopping / Condition"),
        new(null, "Google Shopping / Custom product", "Google Shopping / Custom Product"),
        new(null, "Google Shopping / Custom label 0", "Google Shopping / Custom Label 0"),
        new(null, "Google Shopping / Custom label 1", "Google Shopping / Custom Label 1"),
        new(null, "Google Shopping / Custom label 2", "Google Shopping / Custom Label 2"),
        new(null, "Google Shopping / Custom label 3", "Google Shopping / Custom Label 3"),
        new(null, "Google Shopping / Custom label 4", "Google Shopping / Custom Label 4"),
    ];

    private static readonly Field[] LegacyOrder =
    [
        Field.Handle,
        Field.Title,
        Field.Description,
        Field.Vendor,
        Field.Category,
        Field.Type,
        Field.Tags,
        Field.Published,
    ];

    private static readonly Dictionary<string, Column> ByKey = Keys();

    /// <summary>The template's columns in the order of the layout.</summary>
    public static IReadOnlyList<Column> In(CsvDialect dialect) =>
        dialect == CsvDialect.Current
            ? Template
            :
            [
                .. LegacyOrder.Select(field => Template.First(column => column.Field == field)),
                .. Template.Where(column => column.Field is not { } field || (!LegacyOrder.Contains(field) && field != Field.Status)),
                Template.First(column => column.Field == Field.Status),
            ];

    public static Column? Find(string header) => ByKey.GetValueOrDefault(KeyOf(header));

    /// <summary>A column outside the template that such files may contain.</summary>
    public static bool IsKnownExtra(string header) =>
        header.Contains("(product.metafields.", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("Included /", StringComparison.OrdinalIgnoreCase)
        || IsMarketPrice(header)
        || header.StartsWith("Google Shopping /", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("Packed product", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for attributes of a variant rather than of its product.</summary>
    public static bool IsOfVariant(string name) => IsMarketPrice(name) || Find(name) is { IsOfVariant: true };

    private static bool IsMarketPrice(string header) =>
        header.StartsWith("Price /", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("Compare", StringComparison.OrdinalIgnoreCase) && header.Contains('/');

    /// <summary>Ignores case and spaces.</summary>
    private static string KeyOf(string header) => string.Concat(header.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();

    private static Dictionary<string, Column> Keys()
    {
        var keys = new Dictionary<string, Column>();
        foreach (var column in Template)
        foreach (var name in column.Names)
            keys.TryAdd(KeyOf(name), column);

        keys.Add("currency", new Column(Field.Currency, "Currency", "Currency"));
        return keys;
    }

    /// <param name="Field">The field it maps to; null for an attribute.</param>
    internal sealed record Column(Field? Field, string Current, string Legacy, string? Other = null)
    {
        public bool IsOfVariant { get; init; }

        /// <summary>The usual value: not stored, and written again by the export.</summary>
        public string? Usual { get; init; }

        public IEnumerable<string> Names => Other is null ? [Current, Legacy] : [Current, Legacy, Other];

        public string In(CsvDialect dialect) => dialect == CsvDialect.Current ? Current : Legacy;
    }
}
