using System.Net;
using Shop.Catalog.Contracts.Products;
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
            product.Variants.Select(variant => (variant.Sku.Value, variant.Price)),
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
            (product.Title, product.Vendor, product.Variants[0].Price, product.Variants[1].Price),
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
        Assert.That((product.Title, product.Variants[0].Price), Is.EqualTo(("Stoneware cup", 18m)));
    }

    private async Task<HtmlForm> FormAsync() =>
        HtmlForm.In(await visitor.Client.GetStringAsync(Here), Here).First(form => form.Fields.Any(field => field.Name == "Input.Title"));
}
