using System.Text;
using Shop.Catalog.Application.Imports;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Imports;
using Shop.Kernel;
using ImportSeverity = Shop.Catalog.Contracts.Imports.ImportSeverity;
using ProductStatus = Shop.Catalog.Contracts.Products.ProductStatus;

namespace Shop.Tests.Unit.Catalog;

public sealed class ProductFileTests
{
    [Test]
    public void Both_layouts_are_recognized_regardless_of_case_and_spaces()
    {
        var legacy = Read(" HANDLE ,Title,Body (HTML), variant  price,Variant SKU\ntea,Tea,<p>x</p>,5,T-1").Single();
        var current = Read("Title,url Handle,DESCRIPTION,Price,sku\nTea,tea,<p>x</p>,5,T-1").Single();

        foreach (var product in new[] { legacy, current })
            Assert.That(
                (
                    product.Handle,
                    product.Title,
                    product.Description.Value,
                    product.Variants[0].Price,
                    product.Variants[0].Sku,
                    product.Messages.Count
                ),
                Is.EqualTo(("tea", "Tea", "<p>x</p>", 5m, "T-1", 0))
            );
    }

    [Test]
    public void Rows_with_the_same_handle_form_one_product_wherever_they_are()
    {
        var products = Read(
            "Handle,Title,Option1 Name,Option1 Value,Variant Price,Image Src\n"
                + "a,A,Size,S,1,https://i.example/1.png\n"
                + "b,B,Title,Default Title,2,\n"
                + "a,,,M,3,\n"
                + "a,,,,,https://i.example/2.png"
        );

        Assert.That(
            products.Select(product => (product.Handle, product.Variants.Count, product.Pictures!.Count)),
            Is.EqualTo(new[] { ("b", 1, 0), ("a", 2, 2) })
        );
        Assert.That(
            products[1].Variants.Select(variant => (variant.Line, string.Join('/', variant.Values), variant.Price)),
            Is.EqualTo(new[] { (2, "S", (decimal?)1m), (4, "M", 3m) })
        );
    }

    [Test]
    public void A_missing_handle_is_derived_from_the_title() =>
        Assert.That(
            Read("Title,Price\nGreen Tea,5\n,6\nBlack Tea,7").Select(product => (product.Handle, product.Rows.Count)),
            Is.EqualTo(new[] { ("green-tea", 2), ("black-tea", 1) })
        );

    [TestCase("12.50", 12.50)]
    [TestCase("12,5", 12.5)]
    [TestCase("0", 0)]
    public void Prices_are_parsed(string cell, decimal price) =>
        Assert.That(Read($"Handle;Title;Price\ntea;Tea;{cell}").Single().Variants[0].Price, Is.EqualTo(price));

    [TestCase("Price", "-1", "catalog.import-negative-price")]
    [TestCase("Price", "12 EUR", "catalog.import-not-a-price")]
    [TestCase("Price", "1e9", "catalog.import-not-a-price")]
    [TestCase("Price", "999999999999", "catalog.import-price-too-high")]
    [TestCase("Inventory quantity", "many", "catalog.import-not-a-quantity")]
    [TestCase("Inventory quantity", "1.5", "catalog.import-not-a-quantity")]
    [TestCase("Weight value (grams)", "-3", "catalog.not-a-weight")]
    [TestCase("Charge tax", "perhaps", "catalog.import-not-a-flag")]
    [TestCase("Status", "gone", "catalog.import-not-a-status")]
    [TestCase("Continue selling when out of stock", "sometimes", "catalog.import-not-a-policy")]
    public void An_invalid_cell_rejects_its_product_with_line_column_and_value(string column, string cell, string code)
    {
        var header = column == "Price" ? "Handle,Title,Price" : "Handle,Title,Price," + column;
        var row = column == "Price" ? $"tea,Tea,{cell}" : $"tea,Tea,5,{cell}";

        var product = Read($"{header}\n{row}").Single();

        Assert.That(product.IsRejected, Is.True);
        Assert.That(
            product.Messages.Select(message => (message.Line, message.ColumnName, message.Value, message.Severity, CodeOf(message))),
            Is.EqualTo(new[] { (2, column, cell, ImportSeverity.Error, code) })
        );
    }

    [Test]
    public void A_SKU_of_256_characters_is_rejected_and_one_of_255_accepted()
    {
        Assert.That(
            CodeOf(Read($"Handle,Title,Price,SKU\ntea,Tea,5,{new string('x', 256)}").Single().Messages.Single()),
            Is.EqualTo("catalog.not-a-sku")
        );
        Assert.That(Read($"Handle,Title,Price,SKU\ntea,Tea,5,{new string('x', 255)}").Single().Messages, Is.Empty);
    }

    [TestCase("Barcode", "4.00601E+12")]
    [TestCase("SKU", "4,00601E+12")]
    public void A_code_that_a_spreadsheet_turned_into_a_number_is_rejected_with_line_and_value(string column, string cell)
    {
        var product = Read($"Handle;Title;Price;{column}\ntea;Tea;5;{cell}").Single();

        Assert.That(
            product.Messages.Select(message => (message.Line, message.ColumnName, message.Value, message.Severity, CodeOf(message))),
            Is.EqualTo(new[] { (2, column, cell, ImportSeverity.Error, "catalog.import-converted-to-number") })
        );
    }

    [TestCase("'4006381333931", "4006381333931", 0)]
    [TestCase("\"=\"\"4006381333931\"\"\"", "4006381333931", 0)]
    [TestCase("4006381333932", "4006381333932", 1)]
    public void A_barcode_is_cleaned_and_a_wrong_check_digit_is_a_warning(string cell, string barcode, int warnings)
    {
        var product = Read($"Handle,Title,Price,Barcode\ntea,Tea,5,{cell}").Single();

        Assert.That(
            (product.Variants[0].Barcode.Value, product.IsRejected, product.Messages.Count),
            Is.EqualTo((barcode, false, warnings))
        );
    }

    [TestCase("Title", "\"Te\ta\"")]
    [TestCase("Title", "\"Te\na\"")]
    [TestCase("Vendor", "Ac\u202Eme")]
    [TestCase("Tags", "\u200B")]
    [TestCase("SKU", "T\u200B1")]
    public void Single_line_text_with_hidden_characters_is_rejected(string column, string cell)
    {
        var product = Read(column == "Title" ? $"Handle,Title,Price\ntea,{cell},5" : $"Handle,Title,Price,{column}\ntea,Tea,5,{cell}")
            .Single();

        Assert.That(
            product.Messages.Select(message => (message.Line, message.ColumnName, message.Severity)),
            Is.EqualTo(new[] { (2, column, ImportSeverity.Error) })
        );
    }

    [Test]
    public void Two_rows_with_the_same_options_refer_to_each_other()
    {
        var product = Read("Handle,Title,Option1 Name,Option1 Value,Price\ntea,Tea,Size,S,5\ntea,,,s,6").Single();

        Assert.That(
            product.Messages.Select(message => (message.Line, CodeOf(message), message.Reason.Arguments["line"])),
            Is.EqualTo(new[] { (3, "catalog.import-same-options", (object?)2) })
        );
    }

    [Test]
    public void A_compare_at_price_that_is_not_higher_is_ignored_with_a_warning()
    {
        var product = Read("Handle,Title,Price,Compare-at price\ntea,Tea,5,5").Single();

        Assert.That(product.Variants[0].CompareAt.Value, Is.Null);
        Assert.That(
            (product.IsRejected, product.Messages.Single().Severity, product.Messages.Single().Line),
            Is.EqualTo((false, ImportSeverity.Warning, 2))
        );
    }

    [TestCase("TRUE", "", ProductStatus.Active)]
    [TestCase("false", "", ProductStatus.Draft)]
    [TestCase("true", "archived", ProductStatus.Archived)]
    [TestCase("false", "ACTIVE", ProductStatus.Draft)]
    [TestCase("", "draft", ProductStatus.Draft)]
    public void Published_and_status_determine_the_state(string published, string status, object state) =>
        Assert.That(Read($"Handle,Title,Price,Published,Status\ntea,Tea,5,{published},{status}").Single().State, Is.EqualTo(state));

    [Test]
    public void Unused_columns_are_kept_and_unknown_ones_cause_a_warning()
    {
        var groups = ProductGroups.Read(
            Encoding.UTF8.GetBytes(
                "Handle,Title,Price,Texture (product.metafields.custom.texture),Shelf,Variant Tax Code,Gift Card\n"
                    + "tea,Tea,5,\"a\nb\",7,T1,FALSE"
            )
        );

        var product = groups.From(0).Single();

        Assert.That(groups.Header.Warnings.Select(warning => warning.Column), Is.EqualTo(new[] { "Shelf" }));
        Assert.That(
            product.Attributes.Value,
            Is.EquivalentTo(new Dictionary<string, string> { ["Texture (product.metafields.custom.texture)"] = "a\nb", ["Shelf"] = "7" })
        );
        Assert.That(product.Variants[0].Attributes.Value, Is.EquivalentTo(new Dictionary<string, string> { ["Tax code"] = "T1" }));
    }

    [TestCase("http://i.example/a.png")]
    [TestCase("javascript:alert(1)")]
    [TestCase("//i.example/a.png")]
    public void An_image_URL_that_is_not_https_is_ignored_with_a_warning(string url)
    {
        var product = Read($"Handle,Title,Price,Image Src\ntea,Tea,5,{url}").Single();

        Assert.That((product.Pictures!.Count, product.IsRejected, product.Messages.Count), Is.EqualTo((0, false, 1)));
    }

    [Test]
    public void A_file_that_is_not_a_product_file_is_refused() =>
        Assert.That(
            Assert.Throws<UnreadableFileException>(() => ProductGroups.Read("Name,Street\nAda,Main"u8.ToArray()))!.Error,
            Is.EqualTo(CatalogErrors.NotAProductFile)
        );

    [Test]
    public void A_file_with_only_a_header_is_refused() =>
        Assert.That(
            Assert.Throws<UnreadableFileException>(() => ProductGroups.Read("Handle,Title\r\n,\r\n"u8.ToArray()))!.Error,
            Is.EqualTo(CatalogErrors.NoRows)
        );

    [TestCase("tea", "T-1", new[] { "Red", "Größe L" }, "T-1", "T-1-RED-GROSSE-L")]
    [TestCase("green-tea", null, new string[0], "GREEN-TEA", null)]
    public void A_generated_SKU_is_deterministic(string handle, string? written, string[] values, string first, string? second)
    {
        var choice = SkuChoice.For(handle, written, values).Select(sku => sku.Value).ToList();

        Assert.That(choice[0], Is.EqualTo(first));
        Assert.That(choice, Is.EqualTo(SkuChoice.For(handle, written, values).Select(sku => sku.Value)));
        if (second is not null)
            Assert.That(choice[1], Is.EqualTo(second));
    }

    [Test]
    public void A_generated_SKU_is_never_too_long() =>
        Assert.That(
            SkuChoice.For(new string('a', 300), null, [new string('b', 200)]).Select(sku => sku.Value.Length),
            Is.EqualTo(new[] { 255 })
        );

    /// <summary>The code of the message, or of the error it wraps.</summary>
    private static string CodeOf(ImportMessage message) =>
        message.Reason.Arguments.GetValueOrDefault("error") is Error error ? error.Code : message.Reason.Code;

    private static List<ImportedProduct> Read(string text) => [.. ProductGroups.Read(Encoding.UTF8.GetBytes(text)).From(0)];
}
