using System.Globalization;
using System.Text;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Products;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Catalog;

/// <summary>Files as spreadsheet programs and people save them.</summary>
public sealed class ImportedFileTests : CatalogFixture
{
    private const string Header = "Handle,Title,Variant SKU,Variant Price\n";

    [TestCase("utf-8", "Handle;Title;Variant SKU;Variant Price\ncafe;Café 茶;CAFE;1,50\n")]
    [TestCase("utf-8", "\ufeff  Handle , TITLE,variant sku ,\tVariant Price \ncafe,Café 茶,CAFE,1.50\n")]
    [TestCase("utf-16", "\ufeffHandle\tTitle\tVariant SKU\tVariant Price\r\ncafe\tCafé 茶\tCAFE\t1.50\r\n")]
    [TestCase("utf-16BE", "\ufeffHandle|Title|Variant SKU|Variant Price\r\ncafe|Café 茶|CAFE|1.50")]
    public async Task Every_encoding_of_the_same_table_yields_the_same_product(string encoding, string text)
    {
        var import = await ImportAsync(Encoding.GetEncoding(encoding).GetBytes(text));

        Assert.That((import.Status, import.ProductsCreated, import.Warnings), Is.EqualTo((ImportStatus.Finished, 1, 0)));
        var variant = (await PageAsync("cafe")).Variants.Single();
        Assert.That(((await PageAsync("cafe")).Title, variant.Sku.Value, variant.Price.Amount), Is.EqualTo(("Café 茶", "CAFE", 1.50m)));
    }

    [TestCase("Handle^Title^Price\ntea^Tea^5\n", "Line 1 has no Title, URL handle or Handle column.")]
    [TestCase("tea,Tea,5\npot,Pot,6\n", "Line 1 has no Title, URL handle or Handle column.")]
    [TestCase("Handle,Title,Price\ntea,Tea,5\npot,Caf\u00e9,6\n", "The file isn't encoded in UTF-8 (line 3).")]
    public async Task An_unreadable_file_fails_entirely_with_a_reason(string text, string reason)
    {
        var import = await ImportAsync(Encoding.Latin1.GetBytes(text));

        Assert.That((import.Status, import.RowsRead, import.ProductsCreated), Is.EqualTo((ImportStatus.Failed, 0, 0)));
        Assert.That(import.Failure!.Text(), Does.StartWith(reason));
        Assert.That((await GetAsync(new ListProducts(null, null, null, ProductOrder.Newest, 1, 1))).Total, Is.Zero);
    }

    [Test]
    public async Task A_SKU_claimed_by_two_products_of_a_file_stays_with_the_first_and_the_other_line_is_reported()
    {
        var import = await ImportAsync(Encoding.UTF8.GetBytes(Header + "tea,Tea,SAME,5\npot,Pot,SAME,6\n"));

        Assert.That((import.ProductsCreated, import.RowsRejected), Is.EqualTo((2, 0)));
        Assert.That((await PageAsync("tea")).Variants.Single().Sku.Value, Is.EqualTo("SAME"));
        var issue = (await GetAsync(new ListImportRows(import.Id, null, 1, 10))).Items.Single();
        Assert.That(
            (issue.Line, issue.Severity, issue.Value, issue.Reason.Text()),
            Is.EqualTo(
                (
                    3,
                    ImportSeverity.Warning,
                    "SAME",
                    $"Line 2 already has this SKU, so {(await PageAsync("pot")).Variants.Single().Sku} was used instead."
                )
            )
        );
    }

    [Test]
    public async Task A_row_with_too_many_cells_or_an_unclosed_quote_is_rejected_with_its_line()
    {
        var import = await ImportAsync(
            Encoding.UTF8.GetBytes(Header + "tea,Tea,TEA,5\npot,Pot,POT,6,more\ncup,\"Cup,CUP,7\nbowl,Bowl,BOWL,8\n")
        );

        var issues = (await GetAsync(new ListImportRows(import.Id, ImportSeverity.Error, 1, 10))).Items;
        Assert.That(
            issues.Select(row => (row.Line, row.Reason.Text())),
            Is.EqualTo(
                new[]
                {
                    (3, "This row has 5 cells, but the header has 4. Check for a missing quote or separator."),
                    (4, "The quote opened on line 4 is never closed."),
                }
            )
        );
        Assert.That((import.ProductsCreated, import.RowsRejected), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_hundred_thousand_rows_are_read_and_the_invalid_one_is_reported()
    {
        var text = new StringBuilder("Handle,Title,Variant SKU,Variant Price,Image Src\n");
        for (var row = 0; row < 99_999; row++)
            text.Append(
                row % 100 == 0
                    ? string.Create(CultureInfo.InvariantCulture, $"p-{row / 100},Product,SKU-{row},1.00,\n")
                    : string.Create(CultureInfo.InvariantCulture, $"p-{row / 100},,,,https://i.example/{row}.png\n")
            );
        text.Append("p-999,,,free,\n");

        var import = await GetAsync(
            new RunImport(Guid.CreateVersion7(), "products.csv", Encoding.UTF8.GetBytes(text.ToString()), IsDryRun: true, StaffId)
        );

        Assert.That(
            (import.Status, import.RowsRead, import.ProductsCreated, import.RowsRejected),
            Is.EqualTo((ImportStatus.Finished, 100_000, 999, 100))
        );
        var issues = (await GetAsync(new ListImportRows(import.Id, ImportSeverity.Error, 1, 10))).Items;
        Assert.That(issues.Select(row => row.Line), Is.All.EqualTo(100_001));
        Assert.That(issues.Select(row => (row.Column, row.Value)), Does.Contain(("Variant Price", "free")));
    }

    private Task<ProductImport> ImportAsync(byte[] content) =>
        GetAsync(new RunImport(Guid.CreateVersion7(), "products.csv", content, IsDryRun: false, StaffId));
}
