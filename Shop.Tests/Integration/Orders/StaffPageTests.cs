using System.Net;
using System.Text.RegularExpressions;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.StoredValues;
using Shop.Reporting.Contracts.Audit;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Customers;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Orders;

/// <summary>Back-office pages about one order and its customer, without JavaScript.</summary>
public sealed partial class StaffPageTests : OrdersFixture
{
    private HttpClient client = null!;

    [SetUp]
    public async Task SignInAsOwner()
    {
        await GetAsync(new SeedDemoAccounts());
        client = NewClient();
        await PostAsync(
            "/admin/signin",
            ("Email", "owner@shop.example"),
            ("Password", "Owner-2026!"),
            ("Input.Email", "owner@shop.example"),
            ("Input.Password", "Owner-2026!")
        );
    }

    [TearDown]
    public void CloseClient() => client.Dispose();

    [Test]
    public async Task Staff_can_copy_and_resend_the_link_of_a_guest_order()
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
        Assert.That(
            (await GetAsync(new ListAudit(order.Number, 1, 20))).Items.Select(entry => entry.Action.Code),
            Is.SupersetOf(new[] { "reporting.order-copy-link", "reporting.order-send-link" })
                .And.Exactly(1)
                .EqualTo("reporting.order-send-link")
        );
    }

    [TestCase("da@exam")]
    [TestCase("lovel")]
    [TestCase("LACE")]
    public async Task Orders_are_found_by_a_part_of_the_address_or_the_name(string part)
    {
        var order = await PlaceAsync("bank-transfer");

        var found = await GetAsync(new ListOrders(null, part, null, null, null, null, null, 1, 10));
        var other = await GetAsync(new ListOrders(null, part + "x", null, null, null, null, null, 1, 10));

        Assert.That((found.Items.Single().Number, other.Total), Is.EqualTo((order.Number, 0)));
    }

    [Test]
    public async Task Orders_are_found_by_the_last_digits_of_their_number()
    {
        var order = await PlaceAsync("bank-transfer");

        var found = await GetAsync(new ListOrders(null, order.Number![^5..].ToLowerInvariant(), null, null, null, null, null, 1, 10));

        Assert.That(found.Items.Select(item => item.Number), Is.EqualTo(new[] { order.Number }));
    }

    [Test]
    public async Task Guests_are_listed_as_customers_with_their_orders_and_total_spent()
    {
        await BuyAsync(("TEA", 2));
        await PlaceAsync("card", ("MUG", 1));

        var guests = await GetAsync(new ListGuests("LOVEL", 1, 10));
        var page = await BodyAsync(await client.GetAsync("/admin/customers?guests=true"));

        Assert.That(
            guests.Items.Select(guest => (guest.Email, guest.Orders, guest.Spent)),
            Is.EqualTo(new[] { ("ada@example.com", 1, AnOrder.Eur(24.90m)) })
        );
        Assert.That(page, Does.Contain("href=\"/admin/orders?q=ada%40example.com\""));
    }

    [TestCase("25,00", 25, null)]
    [TestCase("25.00", 25, null)]
    [TestCase("1,250.00", 1250, null)]
    [TestCase("2,500", 0, "is ambiguous")]
    [TestCase("25.005", 0, "up to 2 decimal places")]
    [TestCase("twenty", 0, "Enter an amount greater than 0, like 50.00.")]
    public async Task A_gift_card_has_the_entered_value_or_is_refused(string typed, int worth, string? refusal)
    {
        var answer = await BodyAsync(
            await PostAsync("/admin/payments/gift-cards?handler=Issue", ("Input.Amount", typed), ("Input.Reason", "A present"))
        );

        var cards = (await GetAsync(new ListGiftCards(null, 1, 10))).Items;
        Assert.That(cards.Select(card => card.Balance.Amount), Is.EqualTo(worth == 0 ? [] : new decimal[] { worth }));
        if (refusal is not null)
            Assert.That(answer, Does.Contain(refusal));
    }

    [Test]
    public async Task A_timeline_names_its_actors_and_shows_deleted_users_as_staff()
    {
        var order = await BuyAsync(("TEA", 1));
        await PostAsync(
            $"/admin/orders/{order.Number}?handler=Note",
            ("Note.Id", Guid.CreateVersion7().ToString()),
            ("Note.Text", "Called the customer")
        );
        await DoAsync(new AddOrderNote(order.Number!, Guid.CreateVersion7(), "Written by somebody who left", StaffId));

        var page = await BodyAsync(await client.GetAsync($"/admin/orders/{order.Number}"));

        Assert.That(Who(page, "Called the customer"), Does.Contain("Olive Owner"));
        Assert.That(Who(page, "Written by somebody who left"), Does.Contain("· Staff ·"));
        Assert.That(Who(page, "Order placed"), Does.Contain("Customer"));

        static string Who(string page, string what) =>
            Steps()
                .Matches(page)
                .Select(match => Tags().Replace(match.Value, " "))
                .Single(step => step.Contains(what, StringComparison.Ordinal));
    }

    [Test]
    public async Task The_shipping_list_contains_unshipped_units_but_no_orders_with_pending_or_disputed_payments()
    {
        var (whole, part, sent, disputed) = (
            await BuyAsync(("TEA", 1)),
            await BuyAsync(("TEA", 2)),
            await BuyAsync(("TEA", 1)),
            await BuyAsync(("TEA", 1))
        );
        var awaited = await PlaceAsync("bank-transfer", ("TEA", 1));
        await DeliverEvents();
        await GetAsync(new ShipUnits(part.Number!, Guid.CreateVersion7(), [new UnitsToShip("TEA", 1)], null, null, true, StaffId));
        await GetAsync(new ShipUnits(sent.Number!, Guid.CreateVersion7(), null, null, null, true, StaffId));
        var dispute = Gateway.Dispute(disputed.Payment);
        await GetAsync(new RefreshPayment(disputed.Payment));
        await DeliverEvents();

        var (list, home, warned) = (
            await client.GetStringAsync("/admin/orders?toShip=true"),
            await client.GetStringAsync("/admin"),
            await client.GetStringAsync($"/admin/orders/{disputed.Number}")
        );
        Gateway.EndDispute(disputed.Payment, dispute, won: false);
        await GetAsync(new RefreshPayment(disputed.Payment));
        await DeliverEvents();
        var disputedPage = await client.GetStringAsync($"/admin/orders/{disputed.Number}");

        Assert.That(
            new[] { whole, part, sent, disputed, awaited }.Select(order => list.Contains(order.Number!, StringComparison.Ordinal)),
            Is.EqualTo(new[] { true, true, false, false, false })
        );
        Assert.That(Tags().Replace(home, " "), Does.Match(@"Orders to ship\s+2\s").And.Match(@"Disputed payments\s+1\s"));
        Assert.That(WebUtility.HtmlDecode(warned), Does.Contain("€14.90 is in dispute"));
        Assert.That(WebUtility.HtmlDecode(disputedPage), Does.Contain("€14.90 was charged back").And.Not.Contain("is in dispute"));
    }

    [Test]
    public async Task Staff_grant_credit_terms_and_confirm_a_draft_on_them()
    {
        await DoAsync(new RegisterCustomer("eve@example.com", "a sentence is fine", "Eve"));
        var account = (await GetAsync(new ListCustomers("eve@example.com", 1, 10))).Items.Single().AccountId;

        var wrong = await BodyAsync(
            await PostAsync($"/admin/customers/{account}?handler=Terms", ("Terms.NetDays", "soon"), ("Terms.Limit", "-"))
        );
        var good = await PostAsync($"/admin/customers/{account}?handler=Terms", ("Terms.NetDays", "30"), ("Terms.Limit", "500"));
        var customer = await BodyAsync(await client.GetAsync($"/admin/customers/{account}"));
        var draft = await GetAsync(
            new Shop.Orders.Contracts.Drafts.SaveDraft(
                Guid.CreateVersion7(),
                "eve@example.com",
                AnOrder.Address,
                null,
                [new Shop.Orders.Contracts.Drafts.DraftLine(Shop.Kernel.Sku.Of("TEA"), 1, null)],
                null,
                null,
                null,
                StaffId
            )
        );
        var page = await BodyAsync(await client.GetAsync($"/admin/orders/{draft.Number}"));
        await PostAsync($"/admin/orders/{draft.Number}?handler=ConfirmOnTerms");
        await DeliverEvents();
        var confirmed = await BodyAsync(await client.GetAsync($"/admin/orders/{draft.Number}"));

        Assert.That(
            wrong,
            Does.Contain("Enter a whole number of days from 1 to 120.")
                .And.Contain("Enter an amount of 0 or more, like 500.")
                .And.Contain("value=\"soon\"")
        );
        Assert.That(good.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(customer, Does.Contain("are due within 30 days, with up to €500.00 outstanding"));
        Assert.That(page, Does.Contain("Confirm on credit terms (net 30 days)"));
        Assert.That(confirmed, Does.Contain("Outstanding, due").And.Not.Contain("Confirm on credit terms"));
    }

    [Test]
    public async Task The_order_list_can_be_filtered_by_every_state()
    {
        var page = await client.GetStringAsync("/admin/orders");

        Assert.That(Choices("status"), Is.EquivalentTo(ApiNames.Of<OrderStatus>()));
        Assert.That(Choices("payment"), Is.EquivalentTo(ApiNames.Of<PaymentState>()));
        Assert.That(Choices("fulfillment"), Is.EquivalentTo(ApiNames.Of<FulfillmentState>()));

        IEnumerable<string> Choices(string name) =>
            Options()
                .Matches(page[page.IndexOf($"name=\"{name}\"", StringComparison.Ordinal)..].Split("</select>")[0])
                .Select(option => option.Groups[1].Value)
                .Where(value => value.Length > 0);
    }

    [TestCase(ReturnKind.Withdrawal, 2, "4.90", 24.9)]
    [TestCase(ReturnKind.Withdrawal, 1, "", 10)]
    [TestCase(ReturnKind.Return, 2, "", 20)]
    public async Task The_refund_form_of_a_full_withdrawal_is_prefilled_with_standard_delivery(
        ReturnKind kind,
        int units,
        string delivery,
        decimal refund
    )
    {
        // Free pickup is not a delivery.
        await OfferPickUpAsync(Hall);
        var shopper = await BuyAsync(("TEA", 2));
        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: true, StaffId));
        await DeliverEvents();
        await shopper.SendAsync(HttpMethod.Post, $"/orders/{shopper.Number}/confirm-receipt", new { });
        await DeliverEvents();
        var id = (
            await GetAsync(
                new RequestReturn(
                    shopper.Number!,
                    new OrderViewer(null, shopper.Token),
                    Guid.CreateVersion7(),
                    kind,
                    [new UnitsToReturn("TEA", units)],
                    "Not my taste",
                    null
                )
            )
        ).Id;
        await DoAsync(new ApproveReturn(id, StaffId));
        await DoAsync(new ReceiveReturn(id, null, StaffId));
        await DoAsync(new InspectReturn(id, [new InspectedUnits("TEA", units, 0, 0, 0)], StaffId));
        await DeliverEvents();

        var address = $"/admin/returns/{id}";
        var page = await client.GetStringAsync(address);
        var form = HtmlForm.In(page, address).Single(form => form.Fields.Any(field => field.Name == "Resolve.Shipping"));
        await PostAsync(
            address + "?handler=Resolve",
            [
                .. form
                    .Fields.Where(field => field.Name.StartsWith("Resolve", StringComparison.Ordinal))
                    .Select(field => (field.Name, field.Value)),
            ]
        );

        Assert.That(form.Fields.Single(field => field.Name == "Resolve.Shipping").Value, Is.EqualTo(delivery));
        Assert.That(Tags().Replace(WebUtility.HtmlDecode(page), string.Empty), Does.Contain($"Refund€{refund:0.00}"));
        Assert.That((await GetAsync(new GetReturn(id))).RefundAmount, Is.EqualTo(AnOrder.Eur(refund)));
    }

    [Test]
    public async Task An_invalid_refund_is_refused_by_its_preview_at_the_field()
    {
        var order = await BuyAsync(("TEA", 2));
        var (line, preview) = ((await ViewAsync(order)).Lines.Single().Id, $"/admin/orders/{order.Number}/refund?handler=Preview");

        var tooMuch = await BodyAsync(await PostAsync(preview, ("Input.Amount", "9999"), ("Input.Reason", "Sorry")));
        var restocked = await BodyAsync(
            await PostAsync(preview, ($"Input.Units[{line}]", "1"), ("Input.Restock", "true"), ("Input.Reason", "Sorry"))
        );
        var possible = await BodyAsync(await PostAsync(preview, ($"Input.Units[{line}]", "1"), ("Input.Reason", "Sorry")));

        Assert.That(
            tooMuch,
            Does.Contain("Up to €24.90 can be refunded.").And.Contain("id=\"Input_Amount-error\"").And.Not.Contain("data-confirm=\"Refund ")
        );
        Assert.That(
            restocked,
            Does.Contain("Only 0 × TEA can be restocked, because the rest never shipped.")
                .And.Contain("id=\"Input_Restock-error\"")
                .And.Not.Contain("data-confirm=\"Refund ")
        );
        Assert.That(possible, Does.Contain("data-confirm=\"Refund €10.00 to the customer?\""));
    }

    [Test]
    public async Task The_return_page_warns_of_a_missing_address_restocks_where_staff_choose_and_previews_an_exchange()
    {
        await GetAsync(new SaveLocation("annex", "Annex", 2, true, null, 0, StaffId));
        var order = await BuyAsync(("TEA", 1));
        await GetAsync(new ShipUnits(order.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: true, StaffId));
        await DeliverEvents();
        await order.SendAsync(HttpMethod.Post, $"/orders/{order.Number}/confirm-receipt", new { });
        await DeliverEvents();
        var asked = await GetAsync(
            new RequestReturn(
                order.Number!,
                new OrderViewer(null, order.Token),
                Guid.CreateVersion7(),
                ReturnKind.Return,
                [new UnitsToReturn("TEA", 1)],
                "Too green",
                null
            )
        );
        var (here, line) = ($"/admin/returns/{asked.Id}", asked.Lines.Single().LineId.ToString());

        var toDecide = await BodyAsync(await client.GetAsync(here));
        await PostAsync($"{here}?handler=Approve");
        await DoAsync(new ReceiveReturn(asked.Id, null, StaffId));
        var toInspect = await BodyAsync(await client.GetAsync(here));
        await PostAsync(
            $"{here}?handler=Inspect",
            ("Inspect.Lines[0].Line", line),
            ("Inspect.Lines[0].Sellable", "1"),
            ("Inspect.Location", "annex")
        );
        await DeliverEvents();
        var tooMuch = await BodyAsync(
            await PostAsync(
                $"{here}?handler=Preview",
                ("Resolve.Lines[0].Line", line),
                ("Resolve.Lines[0].Resolution", "Refund"),
                ("Resolve.Amount", "9999")
            )
        );
        var dearer = await BodyAsync(
            await PostAsync(
                $"{here}?handler=Preview",
                ("Resolve.Lines[0].Line", line),
                ("Resolve.Lines[0].Resolution", "Exchange"),
                ("Resolve.ExchangeFor", "MUG 1")
            )
        );
        var unknown = await BodyAsync(
            await PostAsync(
                $"{here}?handler=Preview",
                ("Resolve.Lines[0].Line", line),
                ("Resolve.Lines[0].Resolution", "Exchange"),
                ("Resolve.ExchangeFor", "NO-SUCH 1")
            )
        );

        Assert.That(toDecide, Does.Contain("No location has an address"));
        Assert.That(
            toInspect,
            Does.Contain("Restock at").And.Contain("<option value=\"main\" selected>").And.Contain("<option value=\"annex\">Annex")
        );
        Assert.That((await GetAsync(new GetStock(Sku.Of("TEA")))).Locations.Single(level => level.Code == "annex").OnHand, Is.EqualTo(1));
        Assert.That(tooMuch, Does.Contain("Up to €14.90 can be refunded.").And.Contain("id=\"Resolve_Amount-error\""));
        Assert.That(dearer, Does.Contain("Customer owes for the exchange</dt><dd><span class=\"num nowrap\">€8.00"));
        Assert.That(unknown, Does.Contain("NO-SUCH isn't available for sale.").And.Contain("id=\"Resolve_ExchangeFor-error\""));
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await client.GetStringAsync("/forgot-password")).Groups[1].Value;
        return await client.PostAsync(
            address,
            new FormUrlEncodedContent(
                fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
            )
        );
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)")]
    private static partial Regex Token();

    [GeneratedRegex("id=\"order-link\" readonly value=\"([^\"]+)")]
    private static partial Regex Link();

    [GeneratedRegex("<li class=\"is-done\">.*?</li>", RegexOptions.Singleline)]
    private static partial Regex Steps();

    [GeneratedRegex("<option value=\"([^\"]*)")]
    private static partial Regex Options();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
