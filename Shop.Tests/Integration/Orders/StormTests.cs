using System.Net;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>Many shoppers want the same product at the same moment.</summary>
public sealed class StormTests : OrdersFixture
{
    private const int Buyers = 200;
    private const int Units = 20;

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Limits:CartPerMinute"] = "10000", ["Limits:OrderPerMinute"] = "10000" };

    [Test]
    public async Task Two_hundred_buyers_of_twenty_units_place_twenty_orders_and_the_others_are_refused()
    {
        var buyers = await Task.WhenAll(
            Enumerable
                .Range(0, Buyers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var buyer = NewShopper();
                        Assert.That((await buyer.FillAsync(("TEA", 1))).Status, Is.EqualTo(HttpStatusCode.Created));
                        return buyer;
                    })
                )
        );

        var answers = await Task.WhenAll(buyers.Select(buyer => Task.Run(() => buyer.PlaceAsync())));
        var winners = buyers.Where(buyer => buyer.Number is not null).ToList();
        var losers = answers.Where(answer => answer.Status != HttpStatusCode.Created).ToList();

        Assert.That((winners.Count, winners.Select(buyer => buyer.Number).Distinct().Count()), Is.EqualTo((Units, Units)));
        Assert.That(
            losers.Select(answer => (answer.Status, answer.Problem, answer.Detail)).Distinct(),
            Is.EqualTo(new[] { (HttpStatusCode.Conflict, "out-of-stock", "Green tea is sold out.") })
        );
        Assert.That(await StockAsync("TEA"), Is.EqualTo((Units, Units)));

        await Task.WhenAll(winners.Select(buyer => Task.Run(() => buyer.PayAsync())));
        await DeliverEvents();

        var orders = await GetAsync(new ListOrders(null, null, null, null, null, null, null, 1, 100));
        Assert.That(
            (orders.Total, orders.Items.Count(order => order is { Status: OrderStatus.Confirmed, PaymentStatus: PaymentState.Paid })),
            Is.EqualTo((Units, Units))
        );
        Assert.That(await StockAsync("TEA"), Is.EqualTo((Units, Units)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Carts_with_the_same_two_products_in_another_order_do_not_deadlock()
    {
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("MUG"), null, Units, null, null, "Counted", StaffId));
        var buyers = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(number =>
                    Task.Run(async () =>
                    {
                        var buyer = NewShopper();
                        await buyer.FillAsync(number % 2 == 0 ? [("TEA", 1), ("MUG", 1)] : [("MUG", 1), ("TEA", 1)]);
                        return buyer;
                    })
                )
        );

        var answers = await Task.WhenAll(buyers.Select(buyer => Task.Run(() => buyer.PlaceAsync("bank-transfer"))));
        await DeliverEvents();

        Assert.That(
            answers.GroupBy(answer => answer.Status).Select(group => (group.Key, group.Count())),
            Is.EquivalentTo(new[] { (HttpStatusCode.Created, Units), (HttpStatusCode.Conflict, Units) })
        );
        Assert.That((await StockAsync("TEA"), await StockAsync("MUG")), Is.EqualTo(((Units, Units), (Units, Units))));
        await AssertSoundAsync();
    }
}
