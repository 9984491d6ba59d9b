using Shop.Orders.Contracts.Fulfillment;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>The return period is one setting wherever it is shown.</summary>
public sealed class ReturnPeriodTests : OrdersFixture
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Orders:WithdrawalDays"] = "21", ["Orders:ReturnDays"] = "40" };

    [Test]
    public async Task Pages_and_validation_use_the_configured_return_period()
    {
        using var visitor = new PageVisitor(NewClient());
        await visitor.PostAsync("/cart?handler=Add", ("sku", "TEA"), ("quantity", "1"));

        foreach (var path in new[] { "/", "/p/green-tea", "/checkout", "/pages/returns" })
            Assert.That(
                (await visitor.ReadAsync(path)).Replace("-day returns", " days", StringComparison.Ordinal),
                Does.Contain("21 days").And.Not.Contain("14 days").And.Not.Contain("30 days").And.Not.Contain("-days}"),
                path
            );
        Assert.That(await visitor.ReadAsync("/pages/returns"), Does.Contain("within 40 days"));

        var shopper = await BuyAsync(("TEA", 1));
        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: true, StaffId));
        await DeliverEvents();
        await shopper.SendAsync(HttpMethod.Post, $"/orders/{shopper.Number}/confirm-receipt", new { });
        await DeliverEvents();
        Assert.That((await ViewAsync(shopper)).WithdrawUntil, Is.EqualTo(new DateOnly(2031, 3, 24)));
    }
}
