using System.Globalization;
using System.Text;

namespace Shop.Bench;

/// <summary>Generates a deterministic product file of any size.</summary>
internal static class BenchCatalog
{
    private const string Header =
        "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,"
        + "Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,"
        + "Variant Inventory Policy,Variant Price,Variant Compare At Price,"
        + "Variant Requires Shipping,Variant Taxable,Status";

    private static readonly string[] Things =
    [
        "Teapot",
        "Kettle",
        "Lantern",
        "Blanket",
        "Notebook",
        "Backpack",
        "Raincoat",
        "Candle",
        "Basket",
        "Apron",
        "Cushion",
        "Thermos",
    ];
    private static readonly string[] Looks =
    [
        "Amber",
        "Basalt",
        "Cedar",
        "Dune",
        "Ember",
        "Fern",
        "Granite",
        "Harbor",
        "Indigo",
        "Juniper",
    ];
    private static readonly string[] Sizes = ["S", "M", "L"];

    /// <param name="rows">Three variants per product.</param>
    /// <param name="prefix">Makes the SKUs of two files distinct.</param>
    public static string Csv(int rows, string prefix)
    {
        var text = new StringBuilder(Header).Append('\n');
        for (var row = 0; row < rows; row++)
        {
            var product = row / Sizes.Length;
            var size = Sizes[row % Sizes.Length];
            var thing = Things[product % Things.Length];
            var title = string.Create(CultureInfo.InvariantCulture, $"{Looks[product / Things.Length % Looks.Length]} {thing} {product}");
            var isFirst = row % Sizes.Length == 0;
            text.Append(
                    CultureInfo.InvariantCulture,
                    $"{prefix}-{product},{(isFirst ? title : string.Empty)},"
                        + $"{(isFirst ? $"<p>A {thing.ToLowerInvariant()} made to be used every day and to last.</p>" : string.Empty)},"
                )
                .Append(isFirst ? $"Bench & Sons,,{thing}s,\"bench, {thing.ToLowerInvariant()}\",TRUE,Size" : ",,,,,")
                .Append(
                    CultureInfo.InvariantCulture,
                    $",{size},{prefix.ToUpperInvariant()}-{product}-{size},{200 + (product % 50 * 10)},"
                        + $"shopify,1000000,deny,{9.9m + (product % 90)},,true,true,{(isFirst ? "active" : string.Empty)}\n"
                );
        }

        return text.ToString();
    }

    public static IReadOnlyList<string> Skus(int rows, string prefix) =>
        [
            .. Enumerable
                .Range(0, rows)
                .Select(row =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{prefix.ToUpperInvariant()}-{row / Sizes.Length}-{Sizes[row % Sizes.Length]}"
                    )
                ),
        ];
}
