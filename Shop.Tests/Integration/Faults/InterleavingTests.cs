using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Orders.Contracts.Orders;
using Shop.Payments.Contracts.Attempts;
using Shop.Reporting.Application;
using Shop.Tests.Support;
using Shop.Users.Application;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Events;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Faults;

/// <summary>Two concurrent commands, where the second runs exactly between the first one's decision and its write.</summary>
public sealed class InterleavingTests : OrdersFixture
{
    private readonly Interleaving interleaving = new();

    protected override void Configure(IServiceCollection services) => interleaving.AddTo(services);

    [SetUp]
    public async Task ResetInterleaving()
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("The points are set in PostgreSQL's contexts.");
        interleaving.Reset();
        await GetAsync(new SeedDemoAccounts());
    }

    [TestCase("save", TestName = "Concurrent_placements_of_a_cart_before_the_order_is_saved_create_one_order")]
    [TestCase("hold", TestName = "Concurrent_placements_of_a_cart_after_the_stock_is_held_create_one_order")]
    [TestCase("pay", TestName = "Concurrent_placements_of_a_cart_before_the_payment_starts_create_one_order")]
    public async Task Concurrent_placements(string where)
    {
        var (first, second) = (NewShopper(), new ApiAnswer(0, default));
        await first.FillAsync(("TEA", 2));
        At(where, async () => second = await first.PlaceAsync());

        var answer = await first.PlaceAsync();
        await interleaving.EndAsync();

        Assert.That((answer.Status, second.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)));
        Assert.That(answer.Text("number"), Is.EqualTo(second.Text("number")));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 2)));
        Assert.That((await ViewAsync(first)).Payments, Has.Count.EqualTo(1));
        await AssertSoundAsync();
    }

    [TestCase("check", TestName = "The_last_unit_goes_to_one_of_two_carts_that_both_read_it")]
    [TestCase("write", TestName = "The_last_unit_goes_to_one_of_two_carts_that_both_write_it")]
    public async Task Concurrent_orders_of_the_last_unit(string where)
    {
        var (first, second) = (NewShopper(), NewShopper("bob@example.com"));
        await first.FillAsync(("MUG", 5));
        await second.FillAsync(("MUG", 5));
        var other = new ApiAnswer(0, default);
        if (where == "check")
            interleaving.BeforeRequest("HoldStock", async () => other = await second.PlaceAsync());
        else
            interleaving.BeforeSave("inventory", async () => other = await second.PlaceAsync());

        var answer = await first.PlaceAsync();
        await interleaving.EndAsync();

        Assert.That(new[] { answer.Status, other.Status }, Is.EquivalentTo(new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.That(new[] { answer, other }.Single(one => one.Status == HttpStatusCode.Conflict).Problem, Is.EqualTo("out-of-stock"));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 5)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_card_paid_during_cancellation_ends_paid_or_refunded()
    {
        var shopper = await PlaceAsync();
        var canceled = new ApiAnswer(0, default);
        interleaving.BeforeSave("payments", async () =>
        {
            canceled = await shopper.CancelAsync();
            await DeliverEvents(mayFail: true);
        });

        await shopper.PayAsync();
        await interleaving.EndAsync();
        await SettleAsync();

        Assert.That((int)canceled.Status, Is.AnyOf(200, 409));
        await AssertMoneyFitsAsync(shopper);
    }

    [Test]
    public async Task A_card_paid_during_expiry_ends_paid_or_refunded()
    {
        var shopper = await PlaceAsync();
        interleaving.BeforeSave("payments", async () =>
        {
            Clock.Advance(TimeSpan.FromMinutes(61));
            await Host.RunJobAsync("expire-orders");
            await DeliverEvents(mayFail: true);
        });

        await shopper.PayAsync();
        await interleaving.EndAsync();
        await SettleAsync();

        await AssertMoneyFitsAsync(shopper);
    }

    [Test]
    public async Task A_webhook_and_the_returning_browser_post_once()
    {
        var shopper = await PlaceAsync();
        Gateway.Pay(shopper.Payment);
        interleaving.BeforeSave("payments", () => GetAsync(new RefreshPayment(shopper.Payment)));

        var status = await SendWebhookAsync(shopper);
        await interleaving.EndAsync();
        await DeliverEvents();

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        await AssertSoundAsync();
    }

    [TestCase("orders", TestName = "Two_concurrent_full_refunds_pay_once_when_the_order_is_saved")]
    [TestCase("payments", TestName = "Two_concurrent_full_refunds_pay_once_when_the_payment_is_saved")]
    public async Task Concurrent_full_refunds(string schema)
    {
        var shopper = await BuyAsync(("TEA", 2));
        var all = new
        {
            amount = new { amount = "24.90", currency = "EUR" },
            restock = false,
            reason = "Broken",
        };
        var second = (HttpStatusCode)0;
        interleaving.BeforeSave(schema, async () => second = await PostAsync($"/admin/orders/{shopper.Number}/refunds", all));

        var first = await PostAsync($"/admin/orders/{shopper.Number}/refunds", all);
        await interleaving.EndAsync();
        await SettleAsync();

        Assert.That(new[] { first, second }.Count(status => status == HttpStatusCode.Created), Is.EqualTo(1), $"{first} {second}");
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(2490L));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_order_is_canceled_or_shipped_but_never_both()
    {
        var shopper = await BuyAsync(("TEA", 2));
        var shipped = (HttpStatusCode)0;
        interleaving.BeforeSave("orders", async () => shipped = await PostAsync($"/admin/orders/{shopper.Number}/shipments", new { }));

        var canceled = await shopper.CancelAsync();
        await interleaving.EndAsync();
        await SettleAsync();

        Assert.That(
            (canceled.Status == HttpStatusCode.OK, shipped == HttpStatusCode.Created),
            Is.AnyOf((true, false), (false, true)),
            $"{canceled.Status} {shipped}"
        );
        await AssertSoundAsync();
    }

    [Test]
    public async Task Two_concurrent_packers_create_one_parcel_with_everything()
    {
        var shopper = await BuyAsync(("TEA", 2));
        var second = (HttpStatusCode)0;
        interleaving.BeforeSave("orders", async () => second = await PostAsync($"/admin/orders/{shopper.Number}/shipments", new { }));

        var first = await PostAsync($"/admin/orders/{shopper.Number}/shipments", new { });
        await interleaving.EndAsync();
        await SettleAsync();

        Assert.That(new[] { first, second }.Count(status => status == HttpStatusCode.Created), Is.EqualTo(1), $"{first} {second}");
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_concurrent_stock_count_and_hold_never_reserve_more_than_is_on_hand()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("MUG", 5));
        interleaving.BeforeSave("inventory", () =>
            SendAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("MUG"), null, 0, null, null, "Counted", StaffId))
        );

        var placed = await shopper.PlaceAsync();
        await interleaving.EndAsync();

        var stock = await StockAsync("MUG");
        Assert.That((placed.Status, stock), Is.AnyOf((HttpStatusCode.Created, (5, 5)), (HttpStatusCode.Conflict, (0, 0))));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_message_redelivered_while_its_handler_runs_counts_once()
    {
        var (dispatcher, users) = await PublishAsync();
        var claimed = (await dispatcher.ClaimAsync(users, 10, CancellationToken.None)).Single();
        interleaving.BeforeSave("reporting", () => dispatcher.DeliverAsync(users, claimed, CancellationToken.None));

        await dispatcher.DeliverAsync(users, claimed, CancellationToken.None);
        await interleaving.EndAsync();

        Assert.That(await CountRegistrationsAsync(), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_message_whose_lease_expired_while_its_handler_runs_counts_once_and_is_completed_by_the_new_owner()
    {
        var (dispatcher, users) = await PublishAsync();
        var claimed = (await dispatcher.ClaimAsync(users, 10, CancellationToken.None)).Single();
        OutboxMessage? stolen = null;
        interleaving.BeforeSave("reporting", async () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(41));
            stolen = (await dispatcher.ClaimAsync(users, 10, CancellationToken.None)).Single();
            await dispatcher.DeliverAsync(users, stolen, CancellationToken.None);
        });

        await dispatcher.DeliverAsync(users, claimed, CancellationToken.None);
        await interleaving.EndAsync();

        await using var scope = Host.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<UsersDbContext>().Outbox.AsNoTracking().SingleAsync();
        Assert.That((row.DoneAt is not null, row.Lease), Is.EqualTo((true, stolen!.Lease)));
        Assert.That(await CountRegistrationsAsync(), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_key_reused_while_its_first_request_runs_must_retry_and_gets_the_same_response()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 1));
        var second = new ApiAnswer(0, default);
        At("save", async () => second = await shopper.PlaceAsync(key: "double"));

        var first = await shopper.PlaceAsync(key: "double");
        await interleaving.EndAsync();
        var third = await shopper.PlaceAsync(key: "double");

        Assert.That(
            (first.Status, second.Status, second.Problem, third.Status),
            Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Conflict, "conflict", HttpStatusCode.Created))
        );
        Assert.That(third.Body.GetRawText(), Is.EqualTo(first.Body.GetRawText()));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_session_ended_while_in_use_is_invalid_afterwards()
    {
        await DoAsync(new RegisterCustomer("eve@example.com", "a sentence is fine", "Eve"));
        var session = await GetAsync(new SignIn("eve@example.com", "a sentence is fine", null, null));
        var profile = await GetAsync(new GetProfile(session.AccountId));
        interleaving.BeforeSave("users", () => DoAsync(new EndSession(session.SessionId)));

        await DoAsync(new UpdateProfile(session.AccountId, "Eve Again", null, profile.Version));
        await interleaving.EndAsync();

        Assert.That((await FailAsync(new GetSession(session.SessionId))).Kind, Is.EqualTo(ErrorKind.NotFound));
    }

    private void At(string where, Func<Task> action)
    {
        if (where == "hold")
            interleaving.AfterRequest("HoldStock", action);
        else if (where == "pay")
            interleaving.BeforeRequest("StartPayment", action);
        else
            interleaving.BeforeSave("orders", action, afterRequest: "HoldStock");
    }

    /// <summary>Delivers events including retries, and runs the jobs for what is left.</summary>
    private async Task SettleAsync()
    {
        for (var round = 0; round < 4; round++)
        {
            await DeliverEvents(mayFail: true);
            Clock.Advance(TimeSpan.FromSeconds(10));
        }

        await DeliverEvents();
    }

    private async Task AssertMoneyFitsAsync(ApiShopper shopper)
    {
        var order = await ViewAsync(shopper);
        var charge = Gateway.ChargeOf(shopper.Payment);
        var kept = charge.Captured - charge.Refunds.Sum(refund => refund.Amount);
        Assert.That((order.Status, kept), Is.AnyOf((OrderStatus.Confirmed, 2490L), (OrderStatus.Canceled, 0L), (OrderStatus.Expired, 0L)));
        await AssertSoundAsync();
    }

    private async Task<HttpStatusCode> PostAsync(string path, object body)
    {
        using var client = NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "dev-shop-key");
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> SendWebhookAsync(ApiShopper shopper)
    {
        using var client = NewClient();
        var body = TestGateway.BodyOf(Gateway.WebhooksOf(shopper.Payment)[0]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments/card/webhook")
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.TryAddWithoutValidation("Shop-Signature", TestGateway.Sign(body, Gateway.Secrets.WebhookSecret, Clock.Now));
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<(OutboxDispatcher Dispatcher, ModuleDescriptor Users)> PublishAsync()
    {
        await DeliverEvents();
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsersDbContext>();
        await db.Outbox.ExecuteDeleteAsync();
        db.Publish(new RegistrationAttempted(Guid.CreateVersion7(), Clock.Now, null));
        await db.SaveChangesAsync();
        return (
            Host.Services.GetRequiredService<OutboxDispatcher>(),
            Host.Services.GetServices<ModuleDescriptor>().Single(module => module.Name == "Users")
        );
    }

    private async Task<(int Facts, int Inbox)> CountRegistrationsAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportingDbContext>();
        return (
            await db.Registrations.CountAsync(),
            await db.Inbox.CountAsync(entry => entry.Handler == "reporting.WhenRegistrationAttempted")
        );
    }
}
