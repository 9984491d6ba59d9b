using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Reporting;

/// <summary>The payment of a canceled order counts as refunded once, however it is refunded.</summary>
public sealed class CancellationTests : OrdersFixture
{
    [Test]
    public async Task A_paid_order_that_is_canceled_and_refunded_counts_as_refunded_once()
    {
        var shopper = await BuyAsync(("TEA", 4), ("MUG", 2));

        await CancelAsync(shopper);

        Assert.That((await StateAsync(shopper)).Payment, Is.EqualTo(PaymentState.Refunded));
        var sales = await TotalsAsync("sales");
        Assert.That(
            (sales["revenue"], sales["refunded"], sales["net"], (await TotalsAsync("tax"))["tax"]),
            Is.EqualTo(("76.00", "76.00", "0.00", "0.00"))
        );
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_refund_before_the_cancellation_is_not_counted_again()
    {
        var shopper = await BuyAsync(("TEA", 4), ("MUG", 2));
        await GetAsync(
            new RefundOrder(shopper.Number!, Guid.CreateVersion7(), AnOrder.Eur(18.01m), null, Restock: false, "Sorry", StaffId)
        );
        await DeliverEvents();

        await CancelAsync(shopper);

        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(7600L));
        var sales = await TotalsAsync("sales");
        Assert.That((sales["refunded"], sales["net"], (await TotalsAsync("tax"))["tax"]), Is.EqualTo(("76.00", "0.00", "0.00")));
    }

    [Test]
    public async Task A_refund_in_progress_at_the_cancellation_counts_once_it_succeeds()
    {
        var shopper = await BuyAsync(("TEA", 4), ("MUG", 2));
        Gateway.FailCalls(2);
        await GetAsync(
            new RefundOrder(shopper.Number!, Guid.CreateVersion7(), AnOrder.Eur(18.01m), null, Restock: false, "Sorry", StaffId)
        );
        await DeliverEvents();

        await CancelAsync(shopper);
        Assert.That((await TotalsAsync("sales"))["refunded"], Is.EqualTo("57.99"));
        Clock.Advance(TimeSpan.FromMinutes(6));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");
        await DeliverEvents();

        Assert.That((await TotalsAsync("sales"))["refunded"], Is.EqualTo("76.00"));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(7600L));
    }

    private async Task CancelAsync(ApiShopper shopper)
    {
        await DoAsync(new CancelOrder(shopper.Number!, new OrderViewer(null, null, IsStaff: true), "Changed my mind", StaffId));
        await DeliverEvents();
    }
}
