using System.Net;
using System.Net.Http.Headers;
using Shop.Kernel;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Payments.Contracts.Operations;
using Shop.Reporting.Contracts.Audit;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Customers;
using Shop.Users.Contracts.Staff;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Orders;

/// <summary>Orders that staff confirm before payment, for customers with credit terms.</summary>
public sealed class CreditTermsTests : OrdersFixture
{
    private static readonly OrderViewer Staff = new(null, null, IsStaff: true);

    private Guid account;

    [SetUp]
    public async Task RegisterCustomer()
    {
        await DoAsync(new RegisterCustomer("ada@example.com", "a sentence is fine", "Ada Lovelace"));
        account = (await GetAsync(new ListCustomers("ada@example.com", 1, 10))).Items.Single().AccountId;
    }

    [Test]
    public async Task A_draft_confirmed_on_terms_ships_unpaid_and_completes_when_it_is_paid()
    {
        await DoAsync(new SetCreditTerms(account, new CreditTerms(30, 100), StaffId));
        var number = await DraftAsync(("TEA", 2), ("MUG", 1));

        await DoAsync(new ConfirmOnTerms(number, StaffId));
        await DoAsync(new ConfirmOnTerms(number, StaffId));
        await DeliverEvents();
        var confirmed = await ViewAsync(number);
        var day = DateOnly.FromDateTime(Clock.Now.UtcDateTime).AddDays(30);
        Assert.That(
            (confirmed.Status, confirmed.PaymentStatus, confirmed.AccountId, confirmed.DueOn, confirmed.Balance),
            Is.EqualTo((OrderStatus.Confirmed, PaymentState.Pending, account, day, AnOrder.Eur(42.90m)))
        );
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 2)));
        Assert.That(
            (await MailsAsync("order-confirmed")).Single().Text,
            Does.Contain($"Payment is due by {day:d MMMM yyyy} (net 30 days).").And.Contain("Reference: " + number)
        );
        await AssertSoundAsync();

        await GetAsync(new ShipUnits(number, Guid.CreateVersion7(), null, null, null, Dispatch: true, StaffId));
        await DeliverEvents();
        await DoAsync(new ConfirmReceipt(number, new OrderViewer(account, null)));
        await DeliverEvents();
        await Host.RunJobAsync("issue-documents");
        var arrived = await ViewAsync(number);
        var invoice = (await GetAsync(new ListDocuments(number, Staff))).Single(document => document.Kind == DocumentKind.Invoice);
        Assert.That(
            (arrived.Status, arrived.FulfillmentStatus),
            Is.EqualTo((OrderStatus.Confirmed, FulfillmentState.Delivered)),
            "it awaits payment"
        );
        Assert.That(
            (await GetAsync(new GetDocument(number, Staff, invoice.Id))).Html,
            Does.Contain($"Due by {day:d MMMM yyyy} (net 30 days).")
        );
        await AssertSoundAsync();

        await DoAsync(new RecordManualPayment(arrived.Payments.Single().Id, Guid.CreateVersion7(), AnOrder.Eur(42.90m), null, StaffId));
        await DeliverEvents();
        Assert.That(
            ((await ViewAsync(number)).Status, (await ViewAsync(number)).PaymentStatus),
            Is.EqualTo((OrderStatus.Completed, PaymentState.Paid))
        );
        await AssertSoundAsync();
    }

    [Test]
    public async Task Orders_above_the_credit_limit_are_refused_until_a_payment_is_received()
    {
        await DoAsync(new SetCreditTerms(account, new CreditTerms(14, 60), StaffId));
        var (first, second) = (await DraftAsync(("TEA", 2), ("MUG", 1)), await DraftAsync(("MUG", 1)));
        await DoAsync(new ConfirmOnTerms(first, StaffId));
        await DeliverEvents();

        var refused = await FailAsync(new ConfirmOnTerms(second, StaffId));
        Assert.That(
            (refused.Code, refused.Text()),
            Is.EqualTo(
                (
                    "orders.credit-limit",
                    "This order exceeds the customer's credit limit. "
                        + "Unpaid on credit terms: €42.90. This order: €22.90. Limit: €60.00."
                )
            )
        );
        Assert.That(
            ((await ViewAsync(second)).Status, await StockAsync("MUG")),
            Is.EqualTo((OrderStatus.Draft, (5, 1))),
            "nothing is held for it"
        );

        await DoAsync(
            new RecordManualPayment((await ViewAsync(first)).Payments.Single().Id, Guid.CreateVersion7(), AnOrder.Eur(20), null, StaffId)
        );
        await DeliverEvents();
        await DoAsync(new ConfirmOnTerms(second, StaffId));
        Assert.That((await ViewAsync(second)).Status, Is.EqualTo(OrderStatus.Confirmed));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Drafts_confirmed_concurrently_never_exceed_the_limit_together()
    {
        await DoAsync(new SetCreditTerms(account, new CreditTerms(14, 30), StaffId));
        var numbers = new List<string>();
        for (var draft = 0; draft < 4; draft++)
            numbers.Add(await DraftAsync(("TEA", 1)));

        var results = await Task.WhenAll(numbers.Select(number => Task.Run(() => SendAsync(new ConfirmOnTerms(number, StaffId)))));
        await DeliverEvents();

        Assert.That(results.Count(result => result.IsSuccess), Is.EqualTo(2), "14.90 each");
        Assert.That(
            results.Where(result => !result.IsSuccess).Select(result => result.Errors[0].Code),
            Is.All.EqualTo("orders.credit-limit")
        );
        await AssertSoundAsync();
    }

    [Test]
    public async Task Customers_without_terms_are_refused()
    {
        var number = await DraftAsync(("TEA", 1));
        var none = await FailAsync(new ConfirmOnTerms(number, StaffId));
        await DoAsync(new SetCreditTerms(account, new CreditTerms(14, null), StaffId));
        await DoAsync(new SetCreditTerms(account, null, StaffId));
        var ended = await FailAsync(new ConfirmOnTerms(number, StaffId));
        await DoAsync(new SetCreditTerms(account, new CreditTerms(14, null), StaffId));
        await DoAsync(new SetAccountDisabled(account, true, StaffId));
        var disabled = await FailAsync(new ConfirmOnTerms(number, StaffId));

        Assert.That(new[] { none.Code, ended.Code, disabled.Code }, Is.All.EqualTo("users.no-credit-terms"));
    }

    [TestCase(0, null, "NetDays")]
    [TestCase(121, null, "NetDays")]
    [TestCase(30, -1, "Limit")]
    public async Task Invalid_terms_are_refused_at_their_field(int days, int? limit, string field) =>
        Assert.That((await FailAsync(new SetCreditTerms(account, new CreditTerms(days, limit), StaffId))).Field, Is.EqualTo(field));

    [Test]
    public async Task Terms_are_audited_and_can_be_used_through_the_API()
    {
        await GetAsync(new SeedDemoAccounts());
        await DoAsync(new SetCreditTerms(account, new CreditTerms(14, 500), StaffId));
        var number = await DraftAsync(("TEA", 1));
        using var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dev-shop-key");
        var program = new ApiShopper(client);

        var confirmed = await program.SendAsync(HttpMethod.Post, $"/admin/orders/{number}/confirm-on-terms");
        await DeliverEvents();
        var order = await program.SendAsync(HttpMethod.Get, $"/admin/orders/{number}");

        Assert.That(
            (confirmed.Status, order.Text("status"), order.Text("paymentMethod")),
            Is.EqualTo((HttpStatusCode.NoContent, "confirmed", "credit-terms"))
        );
        Assert.That(
            (await GetAsync(new ListAudit("credit-terms", 1, 10))).Items.Select(entry =>
                (entry.StaffId, entry.Subject, entry.Detail!.Text())
            ),
            Is.EqualTo(new[] { (StaffId, account.ToString(), "Net 14 days, limit 500") })
        );
        Assert.That((await GetAsync(new ListAudit("confirm-on-terms", 1, 10))).Items.Single().Detail!.Text(), Is.EqualTo("Net 14 days"));
    }

    [Test]
    public async Task Shoppers_cannot_pay_on_terms()
    {
        var shopper = await PlaceAsync();

        var answer = await shopper.PayAgainAsync("credit-terms");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private Task<OrderView> ViewAsync(string number) => GetAsync(new GetOrder(number, Staff));

    private async Task<string> DraftAsync(params (string Sku, int Quantity)[] lines) =>
        (
            await GetAsync(
                new SaveDraft(
                    Guid.CreateVersion7(),
                    "Ada@example.com",
                    AnOrder.Address,
                    null,
                    [.. lines.Select(line => new DraftLine(Sku.Of(line.Sku), line.Quantity, null))],
                    null,
                    null,
                    null,
                    StaffId
                )
            )
        ).Number;
}
