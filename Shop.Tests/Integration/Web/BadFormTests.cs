using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Web;

/// <summary>
/// Every form of the storefront, found on the pages, with invalid input in one field after the other: no response is a 500, and a form that
/// is shown again explains the error and keeps the input.
/// </summary>
public sealed class BadFormTests : ShopFixture
{
    private static readonly string[] Values =
    [
        string.Empty,
        " ",
        new('a', 10_000),
        "-1",
        "0",
        "99999999999999999999",
        "a\0b",
        "🫖👩‍👩‍👧‍👦",
        "\u202eevil\u202c مرحبا",
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "https://evil.example/",
        "=1+1",
        "019a0000-0000-7000-8000-00000000dead",
    ];

    /// <summary>A realistic value for the field.</summary>
    private static readonly Dictionary<string, string> Sensible = new()
    {
        ["Email"] = "grace@example.com",
        ["Name"] = "Grace Hopper",
        ["Line1"] = "Weg 1",
        ["City"] = "Berlin",
        ["PostalCode"] = "10115",
        ["Country"] = "DE",
        ["Password"] = "a sentence is fine",
        ["CurrentPassword"] = "Shopper-2026!",
        ["NewPassword"] = "a sentence is fine",
        ["PaymentMethod"] = "bank-transfer",
        ["ShippingMethod"] = "standard",
        ["quantity"] = "1",
    };

    private readonly HashSet<string> tried = [];
    private readonly List<string> wrong = [];
    private HttpClient client = null!;

    protected override IReadOnlyDictionary<string, string> Settings =>
        new[] { "SignIn", "Register", "Reset", "Search", "Order", "Cart", "Api" }.ToDictionary(
            rule => $"Limits:{rule}PerMinute",
            _ => "1000000"
        );

    [SetUp]
    public async Task SeedShop()
    {
        client = NewClient();
        tried.Clear();
        wrong.Clear();
        await GetAsync(new SeedDemoAccounts());
        await GetAsync(
            new CreateProduct(
                Guid.CreateVersion7(),
                new ProductInput("Tea", "tea", null, null, null, [], [], null, null, false),
                [],
                [new VariantInput(null, "TEA-1", [], 10m)],
                true,
                null
            )
        );
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("TEA-1"), null, 100_000, null, null, "Counted", null));
    }

    [TearDown]
    public void CloseClient() => client.Dispose();

    [Test]
    public async Task No_form_fails_for_a_guest()
    {
        await TryEverythingAsync();

        Assert.That(tried, Has.Count.GreaterThan(5));
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong.Take(60)));
    }

    [Test]
    public async Task No_form_fails_for_a_member()
    {
        await SignInAsync();
        await TryEverythingAsync();

        Assert.That(
            tried.Count(form => form.StartsWith("/account", StringComparison.Ordinal)),
            Is.GreaterThan(2),
            string.Join('\n', tried)
        );
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong.Take(60)));
    }

    private async Task TryEverythingAsync()
    {
        foreach (var address in Pages())
        {
            await FillCartAsync();
            var forms = await FormsAsync(address);
            for (var index = 0; index < forms.Count; index++)
                if (!forms[index].Action.Contains("signout", StringComparison.OrdinalIgnoreCase) && tried.Add(forms[index].Signature))
                    await TryAsync(address, index, forms[index]);
        }
    }

    private async Task TryAsync(string address, int index, HtmlForm form)
    {
        foreach (
            var name in form.Fields.Select(field => field.Name).Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Distinct()
        )
        foreach (var value in Values)
        {
            var fields = form.Fields.Select(field =>
                (
                    field.Name,
                    Value: field.Name == name ? value
                    : field.Value.Length > 0 ? field.Value
                    : Sensible.GetValueOrDefault(field.Name.Split('.')[^1], string.Empty)
                )
            );
            using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
            using var answer = await client.PostAsync(form.Action, content);
            var body = await answer.Content.ReadAsStringAsync();
            var what =
                $"{address}: POST {form.Action}, {name} = "
                + (value.Length > 40 ? string.Create(CultureInfo.InvariantCulture, $"{value.Length} letters") : value);
            if ((int)answer.StatusCode >= 500)
                wrong.Add($"{what}: {(int)answer.StatusCode}");
            if (answer.StatusCode == HttpStatusCode.OK)
                Look(body, form.Fields.First(field => field.Name == name), value, what);
            if ((int)answer.StatusCode is < 300 or >= 400)
                continue;

            await FillCartAsync();
            var again = await FormsAsync(address);
            if (again.Count <= index || again[index].Signature != form.Signature)
                return; // it succeeded, and there is nothing left to do
            form = again[index];
        }
    }

    private void Look(string body, HtmlForm.Field field, string value, string what)
    {
        if (body.Contains("<script>alert", StringComparison.Ordinal))
            wrong.Add($"{what}: the page runs what was typed");
        var saysSo =
            body.Contains("error-summary", StringComparison.Ordinal)
            || body.Contains("field-error", StringComparison.Ordinal)
            || body.Contains("-error\"", StringComparison.Ordinal)
            || body.Contains("notice-", StringComparison.Ordinal);
        if (!saysSo)
            wrong.Add($"{what}: the page came back without a word");
        if (
            field.IsTyped
            && value.Trim().Length > 0
            && !value.Contains('\0', StringComparison.Ordinal)
            && !WebUtility.HtmlDecode(body).Contains(value, StringComparison.Ordinal)
        )
            wrong.Add($"{what}: what was typed is gone");
    }

    private async Task<IReadOnlyList<HtmlForm>> FormsAsync(string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode == HttpStatusCode.OK ? [.. HtmlForm.In(await answer.Content.ReadAsStringAsync(), address)] : [];
    }

    private async Task FillCartAsync() => await PostAsync("/cart?handler=Add", ("sku", "TEA-1"), ("quantity", "1"));

    private async Task SignInAsync()
    {
        await PostAsync(
            "/signin",
            ("Input.Email", "ada@shop.example"),
            ("Input.Password", "Shopper-2026!"),
            ("Email", "ada@shop.example"),
            ("Password", "Shopper-2026!")
        );
        Assert.That((await client.GetAsync("/account")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var token = HtmlForm
            .In(await client.GetStringAsync("/forgot-password"), "/")
            .SelectMany(form => form.Fields)
            .First(field => field.Name == "__RequestVerificationToken")
            .Value;
        using var content = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
        );
        using var answer = await client.PostAsync(address, content);
    }

    /// <summary>Every storefront page, with the product's slug, and those that show a form only on request.</summary>
    private IEnumerable<string> Pages() =>
        Host
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { AreaName: null or "" } page
                && !page.ViewEnginePath.StartsWith("/Error", StringComparison.Ordinal)
            )
            .Select(endpoint =>
                "/"
                + string.Join(
                    '/',
                    endpoint.RoutePattern.PathSegments.Select(segment =>
                        string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart literal ? literal.Content : "tea"))
                    )
                )
            )
            .Append("/account/addresses?edit=new")
            .Append("/account/addresses?then=list")
            .Append("/signin?returnUrl=%2Faccount")
            .Append("/reset-password?token=AAAA")
            .Distinct()
            .Order(StringComparer.Ordinal);
}
