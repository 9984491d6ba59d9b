using System.Net;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Web;

/// <summary>The product editor: details and variants are one form.</summary>
public sealed class ProductFormTests : ShopFixture
{
    private readonly Guid id = new("0196b000-0000-7000-8000-0000000000a1");
    private PageVisitor visitor = null!;

    private string Here => $"/admin/products/{id}";

    [SetUp]
    public async Task SignInAsOwner()
    {
        await GetAsync(new SeedDemoAccounts());
        var input = new ProductInput("Stoneware mug", null, null, "Lehm", null, [], [], null, null, false);
        await GetAsync(
            new CreateProduct(
                id,
                input,
                ["Color"],
                [new VariantInput(null, "MUG-SAGE", ["Sage"], 18), new VariantInput(null, "MUG-INK", ["Ink"], 20)],
                true,
                null
            )
        );
        visitor = new PageVisitor(NewClient());
        await visitor.SignInAsync("owner@shop.example", "Owner-2026!", "/admin/signin");
    }

    [TearDown]
    public void CloseClient() => visitor.Dispose();

    [Test]
    public async Task Saving_keeps_the_input_for_the_product_and_its_variants()
    {
        var form = await FormAsync();

        using var answer = await visitor.SubmitAsync(
            form,
            ("Input.Title", "Stoneware cup"),
            ("Variants.Rows[0].Price", "19.50"),
            ("Variants.Rows[2].Sku", "MUG-SAND"),
            ("Variants.Rows[2].Values[0]", "Sand"),
            ("Variants.Rows[2].Price", "21")
        );

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var product = await GetAsync(new GetProductForEdit(id));
        Assert.That(product.Title, Is.EqualTo("Stoneware cup"));
        Assert.That(
            product.Variants.Select(variant => (variant.Sku.Value, variant.Price.Amount)),
            Is.EqualTo(new[] { ("MUG-SAGE", 19.50m), ("MUG-INK", 20m), ("MUG-SAND", 21m) })
        );
    }

    [TestCase("Input.Title", "")]
    [TestCase("Variants.Rows[1].Price", "cheap")]
    [TestCase("Variants.Rows[1].Sku", "MUG-SAGE")]
    public async Task One_invalid_field_saves_nothing_and_keeps_all_input(string field, string value)
    {
        var form = await FormAsync();

        using var answer = await visitor.SubmitAsync(
            form,
            [
                .. new[] { ("Input.Title", "Stoneware cup"), ("Input.Vendor", "Ton"), ("Variants.Rows[0].Price", "19.50") }.Where(change =>
                    change.Item1 != field
                ),
                (field, value),
            ]
        );
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("error-summary").And.Contain("value=\"Ton\"").And.Contain("value=\"19.50\""));
        var product = await GetAsync(new GetProductForEdit(id));
        Assert.That(
            (product.Title, product.Vendor, product.Variants[0].Price.Amount, product.Variants[1].Price.Amount),
            Is.EqualTo(("Stoneware mug", "Lehm", 18m, 20m))
        );
    }

    [Test]
    public async Task A_concurrent_change_is_not_overwritten()
    {
        var form = await FormAsync();
        await visitor.SubmitAsync(await FormAsync(), ("Input.Title", "Stoneware cup"));

        using var answer = await visitor.SubmitAsync(form, ("Variants.Rows[0].Price", "1.00"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var product = await GetAsync(new GetProductForEdit(id));
        Assert.That((product.Title, product.Variants[0].Price.Amount), Is.EqualTo(("Stoneware cup", 18m)));
    }

    [Test]
    public async Task A_new_product_is_created_with_its_opening_stock_even_if_the_form_is_sent_twice()
    {
        var form = await FormAsync("/admin/products/new");
        (string, string)[] entries =
        [
            ("Input.Title", "Oolong"),
            ("Variants.Rows[0].Sku", "OOLONG"),
            ("Variants.Rows[0].Price", "12"),
            ("Variants.Rows[0].Quantity", "25"),
            ("Input.Activate", "true"),
        ];

        using var first = await visitor.SubmitAsync(form, entries);
        using var again = await visitor.SubmitAsync(form, entries);

        Assert.That((first.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther)));
        Assert.That(again.Headers.Location, Is.EqualTo(first.Headers.Location));
        Assert.That(await OnHandAsync("OOLONG"), Is.EqualTo(25));
        Assert.That((await GetAsync(new ListMovements(Sku.Of("OOLONG"), 1, 25))).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task An_added_variant_gets_its_opening_stock_and_existing_ones_keep_theirs()
    {
        var form = await FormAsync();
        Assert.That(
            form.Fields.Select(field => field.Name),
            Does.Contain("Variants.Rows[2].Quantity").And.Not.Contain("Variants.Rows[0].Quantity")
        );

        using var answer = await visitor.SubmitAsync(
            form,
            ("Variants.Rows[0].Quantity", "7"),
            ("Variants.Rows[2].Sku", "MUG-SAND"),
            ("Variants.Rows[2].Values[0]", "Sand"),
            ("Variants.Rows[2].Price", "21"),
            ("Variants.Rows[2].Quantity", "4")
        );

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await OnHandAsync("MUG-SAND"), await OnHandAsync("MUG-SAGE")), Is.EqualTo((4, 0)));
    }

    [TestCase("-1")]
    [TestCase("1000001")]
    [TestCase("2.5")]
    [TestCase("many")]
    public async Task An_opening_quantity_out_of_range_is_refused_and_saves_nothing(string quantity)
    {
        using var answer = await visitor.SubmitAsync(
            await FormAsync(),
            ("Variants.Rows[2].Sku", "MUG-SAND"),
            ("Variants.Rows[2].Values[0]", "Sand"),
            ("Variants.Rows[2].Price", "21"),
            ("Variants.Rows[2].Quantity", quantity)
        );
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("Enter a whole number from 0 to 1,000,000, or leave it blank."));
        Assert.That(page, Does.Contain($"value=\"{quantity}\""), "the form keeps its input");
        Assert.That((await GetAsync(new GetProductForEdit(id))).Variants, Has.Count.EqualTo(2));
    }

    private async Task<int> OnHandAsync(string sku) => (await GetAsync(new GetStock(Sku.Of(sku)))).OnHand;

    private async Task<HtmlForm> FormAsync(string? address = null) =>
        HtmlForm
            .In(await visitor.Client.GetStringAsync(address ?? Here), address ?? Here)
            .First(form => form.Fields.Any(field => field.Name == "Input.Title"));
}
