using System.Net;
using System.Text.RegularExpressions;
using Shop.Orders.Contracts.Ordering;
using Shop.Reporting.Contracts.Audit;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Orders;

/// <summary>Pages of the back office about one order and its customer, as a browser without script uses them.</summary>
public sealed partial class StaffPageTests : OrdersFixture
{
    private HttpClient client = null!;

    [SetUp]
    public async Task SignInAsOwner()
    {
        await GetAsync(new SeedDemoAccounts());
        client = NewClient();
        await PostAsync("/admin/signin", ("Email", "owner@shop.example"), ("Password", "Owner-2026!"), ("Input.Email", "owner@shop.example"), ("Input.Password", "Owner-2026!"));
    }

    [TearDown]
    public void CloseClient() => client.Dispose();

    [Test]
    public async Task Staff_get_the_link_to_a_guests_order_and_have_it_mailed_again()
    {
        var order = await PlaceAsync("bank-transfer");
        await DeliverEvents();
        var mailId = Guid.CreateVersion7().ToString();

        var shown = await BodyAsync(await PostAsync($"/admin/orders/{order.Number}?handler=Link"));
        for (var click = 0; click < 2; click++)
            await PostAsync($"/admin/orders/{order.Number}?handler=SendLink", ("mailId", mailId));
        await DeliverEvents();

        var link = Link().Match(shown).Groups[1].Value;
        Assert.That(link, Does.EndWith($"/orders/{order.Number}?token={order.Token}"));
        using var guest = NewClient();
        Assert.That((await guest.GetAsync(new Uri(link).PathAndQuery)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var mail = (await MailsAsync("order-link")).Single();
        Assert.That((mail.Recipient, mail.Text.Contains(link, StringComparison.Ordinal)), Is.EqualTo((order.Email, true)));
        Assert.That((await GetAsync(new ListAudit(order.Number, 1, 20))).Items.Select(entry => entry.Action), Is.SupersetOf(new[] { "order.copy-link", "order.send-link" }).And.Exactly(1).EqualTo("order.send-link"));
    }

    [Test]
    public async Task A_timeline_names_who_did_it_and_who_is_no_longer_there_is_staff()
    {
        var order = await BuyAsync(("TEA", 1));
        await PostAsync($"/admin/orders/{order.Number}?handler=Note", ("Note.Id", Guid.CreateVersion7().ToString()), ("Note.Text", "Called the customer"));
        await DoAsync(new AddOrderNote(order.Number!, Guid.CreateVersion7(), "Written by somebody who left", StaffId));

        var page = await BodyAsync(await client.GetAsync($"/admin/orders/{order.Number}"));

        Assert.That(Who(page, "Called the customer"), Does.Contain("Olive Owner"));
        Assert.That(Who(page, "Written by somebody who left"), Does.Contain("· Staff ·"));
        Assert.That(Who(page, "Order placed"), Does.Contain("customer"));

        static string Who(string page, string what) => Steps().Matches(page).Select(match => Tags().Replace(match.Value, " ")).Single(step => step.Contains(what, StringComparison.Ordinal));
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await client.GetStringAsync("/forgot-password")).Groups[1].Value;
        return await client.PostAsync(address, new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)")]
    private static partial Regex Token();

    [GeneratedRegex("id=\"order-link\" readonly value=\"([^\"]+)")]
    private static partial Regex Link();

    [GeneratedRegex("<li class=\"is-done\">.*?</li>", RegexOptions.Singleline)]
    private static partial Regex Steps();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
