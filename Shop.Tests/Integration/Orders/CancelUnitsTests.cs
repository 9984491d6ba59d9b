using System.Net;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

public sealed class CancelUnitsTests : OrdersFixture
{
    [Test]
    public async Task Canceled_units_are_restocked_and_refunded_with_their_tax()
    {
        var shopper = await BuyAsync(("TEA", 4), ("MUG", 2));
        var id = Guid.CreateVersion7();

        await DoAsync(Cancel(shopper, id, refund: true, ("TEA", 1)));
        await DoAsync(Cancel(shopper, id, refund: true, ("TEA", 1)));
        await DeliverEvents();

        var order = await ViewAsync(shopper);
        Assert.That(
            (order.Status, order.PaymentStatus, order.Balance),
            Is.EqualTo((OrderStatus.Confirmed, PaymentState.PartiallyRefunded, AnOrder.Eur(0)))
        );
        Assert.That(
            order.Refunds.Single(),
            Has.Property("Amount")
                .EqualTo(AnOrder.Eur(10))
                .And.Property("Tax")
                .EqualTo(AnOrder.Eur(1.60m))
                .And.Property("Status")
                .EqualTo(RefundStatus.Succeeded)
        );
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Single().Amount, Is.EqualTo(1000L));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 3)));
        Assert.That(
            (await MailsAsync("units-canceled")).Single().Text,
            Does.Contain("1 × Green tea").And.Contain("Broken in the warehouse")
        );
        Assert.That((await TotalsAsync("sales"))["refunded"], Is.EqualTo("10.00"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Without_a_refund_the_surplus_shows_as_overpaid_and_can_be_refunded_later()
    {
        var shopper = await BuyAsync(("TEA", 4));

        await DoAsync(Cancel(shopper, Guid.CreateVersion7(), refund: false, ("TEA", 1)));
        await DeliverEvents();

        Assert.That(
            await ViewAsync(shopper),
            Has.Property("PaymentStatus").EqualTo(PaymentState.Overpaid).And.Property("Balance").EqualTo(AnOrder.Eur(-10))
        );
        await GetAsync(new RefundOrder(shopper.Number!, Guid.CreateVersion7(), AnOrder.Eur(10), null, false, "As agreed", StaffId));
        await DeliverEvents();
        Assert.That((await ViewAsync(shopper)).Balance, Is.EqualTo(AnOrder.Eur(0)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Canceling_units_of_a_bank_transfer_order_reduces_the_amount_due_and_the_expected_revenue()
    {
        var shopper = await PlaceAsync("bank-transfer", ("TEA", 4));
        await DeliverEvents();

        await DoAsync(Cancel(shopper, Guid.CreateVersion7(), refund: true, ("TEA", 1)));
        await DeliverEvents();

        var order = await ViewAsync(shopper);
        Assert.That((order.Balance, order.Refunds.Count), Is.EqualTo((AnOrder.Eur(34.90m), 0)));
        Assert.That((await TotalsAsync("sales"))["net"], Is.EqualTo("34.90"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_partly_shipped_order_completes_on_delivery_once_the_rest_is_canceled()
    {
        var shopper = await BuyAsync(("TEA", 4));
        await GetAsync(
            new ShipUnits(shopper.Number!, Guid.CreateVersion7(), [new UnitsToShip("TEA", 3)], null, null, Dispatch: true, StaffId)
        );
        await DeliverEvents();

        Assert.That(
            await FailAsync(Cancel(shopper, Guid.CreateVersion7(), refund: true, ("TEA", 2))),
            Has.Property("Code").EqualTo("orders.too-many-to-cancel")
        );
        await DoAsync(Cancel(shopper, Guid.CreateVersion7(), refund: true, ("TEA", 1)));
        await DeliverEvents();
        await shopper.SendAsync(HttpMethod.Post, $"/orders/{shopper.Number}/confirm-receipt", new { });
        await DeliverEvents();

        Assert.That(
            await StateAsync(shopper),
            Is.EqualTo((OrderStatus.Completed, PaymentState.PartiallyRefunded, FulfillmentState.Delivered))
        );
        Assert.That(await StockAsync("TEA"), Is.EqualTo((17, 0)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Canceling_all_units_cancels_the_order_and_refunds_it_in_full()
    {
        var shopper = await BuyAsync(("TEA", 2));

        await DoAsync(Cancel(shopper, Guid.CreateVersion7(), refund: true, ("TEA", 2)));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Canceled, PaymentState.Refunded, FulfillmentState.Unfulfilled)));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(2490L), "including delivery");
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Refunded_units_cannot_be_canceled_with_another_refund_and_nothing_changes()
    {
        var shopper = await BuyAsync(("TEA", 2));
        await GetAsync(
            new RefundOrder(shopper.Number!, Guid.CreateVersion7(), AnOrder.Eur(1), [new UnitsToRefund("TEA", 2)], false, "Sorry", StaffId)
        );
        await DeliverEvents();
        await using var scope = Host.Services.CreateAsyncScope();
        var order = (await scope.ServiceProvider.GetRequiredService<OrdersDbContext>().FindOrderAsync(shopper.Number!, default))!;
        var version = order.Version;

        var result = await scope
            .ServiceProvider.GetRequiredService<IMediator>()
            .Send(Cancel(shopper, Guid.CreateVersion7(), refund: true, ("TEA", 1)));

        Assert.That(result.Errors.Single().Code, Is.EqualTo("orders.too-many-to-refund"));
        Assert.That((order.Version, order.Lines[0].Canceled), Is.EqualTo((version, 0)), "in memory");
        Assert.That((await ViewAsync(shopper)).Lines[0].Canceled, Is.Zero, "stored");
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_order_without_shippable_units_completes_when_it_is_paid()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("EBOOK", 1));
        Assert.That((await shopper.PlaceAsync("card", shipping: null)).Status, Is.EqualTo(HttpStatusCode.Created));

        await shopper.PayAsync();
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Completed, PaymentState.Paid, FulfillmentState.NotRequired)));
        await AssertSoundAsync();
    }

    private static CancelUnits Cancel(ApiShopper shopper, Guid id, bool refund, params (string Sku, int Quantity)[] units) =>
        new(
            shopper.Number!,
            id,
            [.. units.Select(unit => new UnitsToCancel(unit.Sku, unit.Quantity))],
            refund,
            Restock: true,
            "Broken in the warehouse",
            StaffId
        );
}
