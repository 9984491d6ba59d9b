using System.Text;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Contracts.Search;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Catalog;

/// <summary>
/// Product files of real shops, which are not part of this repository: read from the folder next to the checkout or from
/// <c>SHOP_TEST_DATA</c>, otherwise the tests are skipped.
/// </summary>
[TestFixture]
internal sealed class RealFileTests : ShopFixture
{
    public static IEnumerable<TestCaseData> Files { get; } =
    [
        new TestCaseData("partners-apparel.csv", 22, 20, 22, 1295.00m),
        new TestCaseData("partners-home-and-garden.csv", 21, 20, 21, 2345.84m),
        new TestCaseData("partners-jewelery.csv", 41, 20, 23, 980.74m),
        new TestCaseData("packt-product-data.csv", 21, 20, 21, 2345.84m),
        new TestCaseData("shopify-sample-template.csv", 17, 3, 16, 602.99m),
        new TestCaseData("es-kids-fashion.csv", 246, 27, 246, 64734.00m),
        new TestCaseData("hair-extensions.csv", 565, 84, 445, 106739.33m),
    ];

    [TestCaseSource(nameof(Files))]
    public async Task A_real_file_is_imported_entirely_and_a_second_import_changes_nothing(
        string name,
        int rows,
        int products,
        int variants,
        decimal total
    )
    {
        var content = await FileAsync(name);

        var first = await ImportAsync(name, content);
        var second = await ImportAsync(name, content);

        Assert.Multiple(() =>
        {
            Assert.That(
                (first.Status, first.RowsRead, first.RowsTaken, first.RowsRejected, first.Errors),
                Is.EqualTo((ImportStatus.Finished, rows, rows, 0, 0))
            );
            Assert.That(
                (first.ProductsCreated, first.VariantsRead, first.PriceTotal!.Value.Amount),
                Is.EqualTo((products, variants, total))
            );
            Assert.That(
                (second.ProductsCreated, second.ProductsUpdated, second.ProductsUnchanged, second.StockLevelsSet),
                Is.EqualTo((0, 0, products, 0))
            );
        });
        Assert.That(await PricesAsync(), Is.EqualTo((variants, total)));
    }

    [TestCaseSource(nameof(Files))]
    public async Task The_export_of_a_real_file_imports_without_changes_in_both_layouts(
        string name,
        int rows,
        int products,
        int variants,
        decimal total
    )
    {
        await ImportAsync(name, await FileAsync(name));

        foreach (var dialect in Enum.GetValues<CsvDialect>())
        {
            var export = await ExportAsync(dialect);
            var again = await ImportAsync("export.csv", export);

            Assert.That(
                (again.RowsRead, again.ProductsUnchanged, again.StockLevelsSet, again.RowsRejected),
                Is.EqualTo((again.RowsTotal, products, 0, 0)),
                dialect.ToString()
            );
        }
    }

    [TestCaseSource(nameof(Files))]
    public async Task An_export_imported_into_an_empty_shop_exports_the_same_bytes(
        string name,
        int rows,
        int products,
        int variants,
        decimal total
    )
    {
        await ImportAsync(name, await FileAsync(name));
        var exports = new Dictionary<CsvDialect, string>();
        foreach (var dialect in Enum.GetValues<CsvDialect>())
            exports.Add(dialect, Encoding.UTF8.GetString(await ExportAsync(dialect)));

        foreach (var (dialect, export) in exports)
        {
            await Host.ResetAsync();
            await ImportAsync("export.csv", Encoding.UTF8.GetBytes(export));

            Assert.That(Encoding.UTF8.GetString(await ExportAsync(dialect)), Is.EqualTo(export));
        }
    }

    [Test]
    public async Task Repeated_SKUs_are_made_unique_with_a_warning_for_each_row()
    {
        var import = await ImportAsync("es-kids-fashion.csv", await FileAsync("es-kids-fashion.csv"));

        var rows = await GetAsync(new ListImportRows(import.Id, ImportSeverity.Warning, 1, 1000));

        Assert.That(rows.Items.Count(row => row.Column == "Variant SKU"), Is.EqualTo(218));
        Assert.That(rows.Items.First(row => row.Column == "Variant SKU").Line, Is.GreaterThan(2));
        Assert.That(rows.Items.Count(row => row.Column == "Variant Compare At Price"), Is.EqualTo(246));
    }

    [Test]
    public async Task Imported_products_are_found_by_Spanish_and_by_misspelled_words()
    {
        await ImportAsync("es-kids-fashion.csv", await FileAsync("es-kids-fashion.csv"));

        var found = await GetAsync(new SearchProducts("tutú"));
        var mistyped = await GetAsync(new SearchProducts("vetsido"));

        Assert.That(found.Products.Total, Is.GreaterThan(0));
        Assert.That(mistyped.DidYouMean, Is.EqualTo("vestido"));
        Assert.That(mistyped.Products.Items.Select(card => card.Title), Has.All.Contains("estido").Or.Some.Contains("estido"));
    }

    private static async Task<byte[]> FileAsync(string name)
    {
        var folder = Environment.GetEnvironmentVariable("SHOP_TEST_DATA") is { Length: > 0 } set
            ? set
            : Repository.Path("..", "shared", "data", "shopify");
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            Assert.Ignore($"{name} is not part of the repository; set SHOP_TEST_DATA to the folder that has it.");

        return await File.ReadAllBytesAsync(path);
    }

    private Task<ProductImport> ImportAsync(string name, byte[] content) =>
        GetAsync(new RunImport(Guid.CreateVersion7(), name, content, IsDryRun: false, StaffId: null));

    private async Task<byte[]> ExportAsync(CsvDialect dialect)
    {
        using var file = new MemoryStream();
        await GetAsync(new ExportProducts(file, dialect));
        return file.ToArray();
    }

    private async Task<(int Variants, decimal Total)> PricesAsync()
    {
        var (variants, total) = (0, 0m);
        var list = await GetAsync(new ListProducts(null, null, null, ProductOrder.Title, 1, 100));
        foreach (var row in list.Items)
        {
            var product = await GetAsync(new GetProductForEdit(row.Id));
            variants += product.Variants.Count;
            total += product.Variants.Sum(variant => variant.Price.Amount);
        }

        return (variants, total);
    }
}
