using System.Net;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

/// <summary>
/// Requests that hold a connection while they wait for another one would block each other for good once the pool is empty.
/// </summary>
public sealed class OneConnectionTests : OrdersFixture
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Database:MaxPoolSize"] = "1" };

    [Test]
    public async Task An_order_is_bought_and_canceled_with_one_database_connection()
    {
        var shopper = await BuyAsync(("TEA", 2));
        await Host.RunJobAsync("send-mails");

        var canceled = await shopper.CancelAsync();
        await DeliverEvents();

        Assert.That(canceled.Status, Is.EqualTo(HttpStatusCode.OK), $"{canceled.Body}");
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.Canceled));
        await AssertSoundAsync();
    }
}
