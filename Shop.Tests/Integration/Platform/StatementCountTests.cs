using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

/// <summary>
/// How many statements an order costs, from the empty cart until nothing is left to deliver. Not counted: polling, the gapless invoices,
/// which are issued in batches, and the promotions, which are cached.
/// </summary>
public sealed class StatementCountTests : OrdersFixture
{
    private readonly SentStatements sent = new();
    private readonly List<(string Step, int Statements, int Transactions)> counted = [];

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Orders:PromotionCacheSeconds"] = "3600" };

    [OneTimeTearDown]
    public void Stop() => sent.Dispose();

    [Test]
    public async Task An_order_is_placed_paid_mailed_and_reported_in_at_most_70_statements_and_8_transactions()
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("Batches are counted as PostgreSQL gets them.");
        await BuyAsync(("TEA", 1));
        await Host.RunJobAsync("send-mails");
        sent.Follow(Host);
        Host.Services.GetRequiredService<OutboxSignal>().IsServed = true;
        var shopper = NewShopper();

        await CountAsync("create cart", HttpStatusCode.Created, () => shopper.FillAsync());
        await CountAsync("add line", HttpStatusCode.Created, () =>
            shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/lines", new { sku = "TEA", quantity = 1 })
        );
        await CountAsync("delivery options", HttpStatusCode.OK, () =>
            shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}/shipping-options?country=DE&postalCode=10115")
        );
        await CountAsync("place order", HttpStatusCode.Created, () => shopper.PlaceAsync());
        await CountAsync("pay", HttpStatusCode.OK, () => shopper.PayAsync());
        await CountAsync("webhook", DeliverWebhookAsync(shopper));
        await CountAsync("confirm, queue mail, report", DeliverAsync());
        await CountAsync("send mail", Host.RunJobAsync("send-mails"));

        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.Confirmed));
        Assert.That(await MailsAsync(), Has.Count.EqualTo(2).And.All.Property("SentAt").Not.Null);
        TestContext.Out.WriteLine(string.Join(Environment.NewLine, counted));
        Assert.Multiple(() =>
        {
            Assert.That(
                counted,
                Is.EqualTo(
                    new[]
                    {
                        ("create cart", 1, 0),
                        ("add line", 6, 1),
                        ("delivery options", 4, 0),
                        ("place order", 23, 3),
                        ("pay", 5, 1),
                        ("webhook", 2, 0),
                        ("confirm, queue mail, report", 26, 2),
                        ("send mail", 2, 0),
                    }
                )
            );
            Assert.That(counted.Sum(step => step.Statements), Is.LessThanOrEqualTo(70));
            Assert.That(counted.Sum(step => step.Transactions), Is.LessThanOrEqualTo(8));
        });
    }

    private async Task CountAsync(string step, HttpStatusCode expected, Func<Task<ApiAnswer>> act)
    {
        var acting = act();
        await CountAsync(step, acting);
        Assert.That((await acting).Status, Is.EqualTo(expected), step);
    }

    private async Task CountAsync(string step, Task acting)
    {
        await acting;
        var (statements, transactions) = sent.Take();
        foreach (var statement in statements)
            TestContext.Out.WriteLine($"{step}: {statement.Split('\n')[0]}");
        counted.Add((step, statements.Count, transactions));
    }

    private async Task DeliverWebhookAsync(ApiShopper shopper)
    {
        var body = TestGateway.BodyOf(Gateway.WebhooksOf(shopper.Payment).Single());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments/card/webhook")
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.Add("Shop-Signature", TestGateway.Sign(body, Gateway.Secrets.WebhookSecret, Clock.Now));
        using var client = NewClient();
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private Task DeliverAsync() =>
        Host
            .Services.GetRequiredService<OutboxDispatcher>()
            .DeliverAllAsync(Host.Services.GetServices<ModuleDescriptor>(), CancellationToken.None);
}
