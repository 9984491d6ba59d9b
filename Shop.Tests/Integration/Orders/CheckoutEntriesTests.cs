using System.Net;
using System.Text.RegularExpressions;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;

namespace Shop.Tests.Integration.Orders;

/// <summary>Checkout entries are saved with the cart.</summary>
public sealed partial class CheckoutEntriesTests : OrdersFixture
{
    private PageVisitor visitor = null!;

    [SetUp]
    public async Task FillCart()
    {
        visitor = new PageVisitor(NewClient());
        await visitor.PostAsync("/cart?handler=Add", ("sku", "TEA"), ("quantity", "1"));
    }

    [TearDown]
    public void CloseClient() => visitor.Dispose();

    [TestCase("Keep", HttpStatusCode.NoContent)]
    [TestCase("Leave", HttpStatusCode.SeeOther)]
    [TestCase("Refresh", HttpStatusCode.OK)]
    public async Task Checkout_entries_are_restored_on_the_next_visit(string handler, HttpStatusCode status)
    {
        using var left = await visitor.PostAsync(
            "/checkout?handler=" + handler,
            [
                .. PageVisitor.Address,
                ("Input.BillingDiffers", "true"),
                ("Input.BillingAddress.Country", "AT"),
                ("Input.BillingAddress.Name", "Analytical Engines Ltd"),
                ("Input.PaymentMethod", "bank-transfer"),
                ("Input.Note", "Ring <twice>"),
            ]
        );
        await visitor.ReadAsync("/cart");
        var page = await visitor.ReadAsync("/checkout");

        Assert.That(left.StatusCode, Is.EqualTo(status));
        Assert.That(
            page,
            Does.Contain("value=\"ada@example.com\"")
                .And.Contain("value=\"Ada Lovelace\"")
                .And.Contain("value=\"Invalidenstraße 1\"")
                .And.Contain("value=\"10115\"")
                .And.Contain("value=\"Analytical Engines Ltd\"")
                .And.Contain("<option value=\"AT\" selected>")
                .And.Contain("Ring <twice>")
        );
        Assert.That(page, Does.Match("value=\"bank-transfer\"[^>]*checked"));
    }

    [Test]
    public async Task Signing_in_during_checkout_keeps_the_entries()
    {
        await DoAsync(new RegisterCustomer("ada@example.com", "a sentence is fine", "Ada King"));
        await visitor.PostAsync("/checkout?handler=Keep", [.. PageVisitor.Address]);

        await visitor.SignInAsync("ada@example.com", "a sentence is fine");

        Assert.That(
            await visitor.ReadAsync("/checkout"),
            Does.Contain("value=\"Ada Lovelace\"").And.Contain("value=\"Invalidenstraße 1\"")
        );
    }

    [Test]
    public async Task The_next_cart_starts_with_an_empty_checkout()
    {
        await visitor.PostAsync("/checkout", [.. PageVisitor.Address, ("Input.PaymentMethod", "bank-transfer")]);

        await visitor.PostAsync("/cart?handler=Add", ("sku", "TEA"), ("quantity", "1"));

        Assert.That(await visitor.ReadAsync("/checkout"), Does.Not.Contain("Invalidenstraße 1").And.Not.Contain("ada@example.com"));
    }

    [Test]
    public async Task Overlong_entries_are_not_stored_and_cause_no_error()
    {
        using var answer = await visitor.PostAsync(
            "/checkout?handler=Keep",
            [.. PageVisitor.Address, ("Input.Note", new string('n', 20_000))]
        );

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await visitor.ReadAsync("/checkout"), Does.Not.Contain("nnnnn").And.Not.Contain("Invalidenstraße 1"));
    }

    [Test]
    public async Task Enter_in_a_checkout_field_does_not_place_the_order()
    {
        var page = await visitor.Client.GetStringAsync("/checkout");

        // On Enter a browser activates the form's first button.
        var form = page.IndexOf("id=\"checkout\"", StringComparison.Ordinal);
        var first = Buttons()
            .Matches(page)
            .First(button => button.Index > form || button.Value.Contains("form=\"checkout\"", StringComparison.Ordinal))
            .Value;
        var address = WebUtility.HtmlDecode(first.Split("formaction=\"").ElementAtOrDefault(1)?.Split('"')[0] ?? "/checkout");
        using var answer = await visitor.PostAsync(address, [.. PageVisitor.Address, ("Input.PaymentMethod", "bank-transfer")]);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (await GetAsync(new Shop.Orders.Contracts.Orders.ListOrders(null, null, null, null, null, null, null, 1, 10))).Total,
            Is.Zero
        );
    }

    [GeneratedRegex("<button[^>]*type=\"submit\"[^>]*>")]
    private static partial Regex Buttons();
}
