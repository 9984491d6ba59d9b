using System.Net;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Reporting.Contracts.Audit;
using Shop.Tests.Support;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Orders;

/// <summary>From the confirmed order to delivery, refunds and returns.</summary>
public sealed class AftercareTests : OrdersFixture
{
    [Test]
    public async Task Two_parcels_are_delivered_one_unit_is_refunded_and_the_reports_are_exact_to_the_cent()
    {
        var shopper = await BuyAsync(("TEA", 4), ("MUG", 2));
        await ShipAsync(shopper, ("TEA", 4));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.PartiallyShipped)));
        Assert.That(
            (await shopper.SendAsync(HttpMethod.Post, $"/orders/{shopper.Number}/confirm-receipt", new { })).Problem,
            Is.EqualTo("illegal-state")
        );
        await ShipAsync(shopper, ("MUG", 2));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Shipped)));

        var received = await shopper.SendAsync(HttpMethod.Post, $"/orders/{shopper.Number}/confirm-receipt", new { });
        await DeliverEvents();
        Assert.That(
            (received.Status, received.Text("status"), received.Text("fulfillmentStatus")),
            Is.EqualTo((HttpStatusCode.OK, "completed", "delivered"))
        );
        Assert.That(
            (await ViewAsync(shopper)).Shipments.Select(shipment => shipment.Status),
            Is.EqualTo(new[] { ShipmentStatus.Delivered, ShipmentStatus.Delivered })
        );
        Assert.That((await StockAsync("TEA"), await StockAsync("MUG")), Is.EqualTo(((16, 0), (3, 0))));

        var id = Guid.CreateVersion7();
        var refund = await GetAsync(Refund(shopper, id, null, restock: true, ("MUG", 1)));
        await GetAsync(Refund(shopper, id, null, restock: true, ("MUG", 1)));
        await DeliverEvents();

        Assert.That(refund.Amount, Is.EqualTo(AnOrder.Eur(18)));
        Assert.That(
            await StateAsync(shopper),
            Is.EqualTo((OrderStatus.Completed, PaymentState.PartiallyRefunded, FulfillmentState.Delivered))
        );
        Assert.That(await StockAsync("MUG"), Is.EqualTo((4, 0)), "restocked once");
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Single().Amount, Is.EqualTo(1800L));
        var sales = await TotalsAsync("sales");
        Assert.That(
            (sales["orders"], sales["items"], sales["shipping"], sales["revenue"], sales["tax"], sales["refunded"], sales["net"]),
            Is.EqualTo(("1", "76.00", "0.00", "76.00", "9.26", "18.00", "58.00"))
        );
        Assert.That((await TotalsAsync("tax"))["tax"], Is.EqualTo("9.26"), "12.13 less the 2.87 in the refund");
        await AssertSoundAsync();
    }

    [Test]
    public async Task Confirming_receipt_marks_the_parcels_as_delivered_in_the_same_request()
    {
        var shopper = await BuyAsync(("TEA", 1));
        await ShipAsync(shopper, ("TEA", 1));
        var order = await ViewAsync(shopper);

        await shopper.SendAsync(HttpMethod.Post, $"/orders/{shopper.Number}/confirm-receipt", new { });

        Assert.That((await GetAsync(new ListShipments(order.Id))).Single().Status, Is.EqualTo(ShipmentStatus.Delivered));
    }

    [Test]
    public async Task A_refund_above_the_remaining_amount_is_refused_and_the_remainder_can_be_refunded()
    {
        var shopper = await BuyAsync(("TEA", 2));
        await GetAsync(Refund(shopper, Guid.CreateVersion7(), 20m, restock: false));
        await DeliverEvents();

        var tooMuch = await FailAsync(Refund(shopper, Guid.CreateVersion7(), 4.91m, restock: false));
        Assert.That(
            (tooMuch.Code, tooMuch.Field, tooMuch.Text()),
            Is.EqualTo(("orders.refund-too-high", "Amount", "Up to €4.90 can be refunded."))
        );
        await GetAsync(Refund(shopper, Guid.CreateVersion7(), 4.90m, restock: false));
        await DeliverEvents();

        Assert.That(
            (await FailAsync(Refund(shopper, Guid.CreateVersion7(), 0.01m, restock: false))).Code,
            Is.EqualTo("orders.nothing-refundable")
        );
        Assert.That((await StateAsync(shopper)).Payment, Is.EqualTo(PaymentState.Refunded));
        Assert.That((await TotalsAsync("tax"))["tax"], Is.EqualTo("0.00"), "the taxes of the parts add up to the whole");
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(2490L));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Two_concurrent_refunds_never_exceed_the_payment()
    {
        var shopper = await BuyAsync(("TEA", 2));

        var results = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(Refund(shopper, Guid.CreateVersion7(), 15m, restock: false))))
        );
        await DeliverEvents();

        Assert.That(results.Count(result => result.IsSuccess), Is.EqualTo(1));
        Assert.That(
            results.Where(result => !result.IsSuccess).Select(result => result.Errors[0].Code),
            Is.All.EqualTo("orders.refund-too-high"),
            "a reason, not a conflict"
        );
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(1500L));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Concurrent_updates_of_an_order_need_no_manual_retry()
    {
        var shopper = await BuyAsync(("TEA", 2));

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(number =>
                    Task.Run(() => SendAsync(new AddOrderNote(shopper.Number!, Guid.CreateVersion7(), $"Note {number}", StaffId)))
                )
        );

        Assert.That(results.Select(result => result.IsSuccess), Is.All.True);
        Assert.That((await ViewAsync(shopper)).Timeline.Count(entry => entry.Kind == "note"), Is.EqualTo(4));
    }

    [Test]
    public async Task A_refund_is_retried_while_the_provider_is_unreachable_and_paid_once()
    {
        var shopper = await BuyAsync(("TEA", 2));
        Gateway.FailCalls(2);
        var refund = await GetAsync(Refund(shopper, Guid.CreateVersion7(), 10m, restock: false));
        await DeliverEvents();
        Assert.That(
            (refund.Status, (await ViewAsync(shopper)).Refundable.Amount),
            Is.EqualTo((RefundStatus.Submitted, 14.90m)),
            "deducted while it is pending"
        );

        Clock.Advance(TimeSpan.FromMinutes(6));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");
        await DeliverEvents();

        Assert.That((await ViewAsync(shopper)).Refunds.Single().Status, Is.EqualTo(RefundStatus.Succeeded));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Single().Amount, Is.EqualTo(1000L));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Units_shipped_long_ago_count_as_received()
    {
        var shopper = await BuyAsync(("TEA", 2));
        await ShipAsync(shopper);
        Clock.Advance(TimeSpan.FromDays(13.9));
        await Host.RunJobAsync("deliver-silently");
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.Confirmed));

        Clock.Advance(TimeSpan.FromDays(0.2));
        await Host.RunJobAsync("deliver-silently");
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Completed, PaymentState.Paid, FulfillmentState.Delivered)));
    }

    [Test]
    public async Task Units_shipped_long_ago_count_as_received_even_when_one_of_two_parcels_was_reported()
    {
        var shopper = await BuyAsync(("TEA", 2), ("MUG", 1));
        var first = await ShipAsync(shopper, ("TEA", 2));
        await ShipAsync(shopper, ("MUG", 1));
        await GetAsync(new RecordShipmentEvent(first, ShipmentStatus.Delivered, null, null, null, null));
        await DeliverEvents();
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.PartiallyDelivered)));

        Clock.Advance(TimeSpan.FromDays(14.1));
        await Host.RunJobAsync("deliver-silently");
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Completed, PaymentState.Paid, FulfillmentState.Delivered)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Unshipped_units_never_count_as_received()
    {
        var shopper = await BuyAsync(("TEA", 2), ("MUG", 1));
        var first = await ShipAsync(shopper, ("TEA", 2));
        await GetAsync(new RecordShipmentEvent(first, ShipmentStatus.Delivered, null, null, null, null));
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromDays(20));

        await Host.RunJobAsync("deliver-silently");

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.PartiallyDelivered)));
    }

    [Test]
    public async Task An_order_on_hold_does_not_ship_until_it_is_released()
    {
        var shopper = await BuyAsync(("TEA", 2));
        await DoAsync(new HoldOrder(shopper.Number!, "Strange address", StaffId));
        var refused = await FailAsync(Ship(shopper, Guid.CreateVersion7()));
        await DoAsync(new ReleaseOrder(shopper.Number!, StaffId));

        await ShipAsync(shopper);

        Assert.That((refused.Code, refused.CurrentStatus), Is.EqualTo(("orders.cannot-ship", "on_hold")));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Shipped)));
    }

    [Test]
    public async Task Repeated_holds_and_releases_are_recorded_once_each()
    {
        var shopper = await BuyAsync(("TEA", 2));
        foreach (var _ in Enumerable.Range(0, 2))
            await DoAsync(new HoldOrder(shopper.Number!, "Strange address", StaffId));
        foreach (var _ in Enumerable.Range(0, 2))
            await DoAsync(new ReleaseOrder(shopper.Number!, StaffId));
        await DeliverEvents();

        var audit = await GetAsync(new ListAudit(null, 1, 50));
        Assert.That(
            (await ViewAsync(shopper)).Timeline.Select(step => step.Kind).Where(kind => kind is "held" or "released"),
            Is.EqualTo(new[] { "held", "released" })
        );
        Assert.That(
            audit.Items.Select(entry => entry.Subject).Count(subject => subject.Contains(shopper.Number!, StringComparison.Ordinal)),
            Is.EqualTo(2),
            string.Join("; ", audit.Items)
        );
    }

    [Test]
    public async Task A_packed_order_can_be_canceled_by_staff_together_with_its_parcel_but_not_by_the_shopper()
    {
        var shopper = await BuyAsync(("TEA", 2));
        await GetAsync(Ship(shopper, Guid.CreateVersion7(), dispatch: false));
        await DeliverEvents();

        var refused = await shopper.CancelAsync();
        Assert.That(
            (refused.Status, refused.Problem, refused.Text("currentStatus")),
            Is.EqualTo((HttpStatusCode.Conflict, "illegal-state", "confirmed"))
        );
        await DoAsync(new CancelOrder(shopper.Number!, new OrderViewer(null, null, IsStaff: true), "Broken", StaffId));
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Canceled, PaymentState.Refunded, FulfillmentState.Unfulfilled)));
        Assert.That((await ViewAsync(shopper)).Shipments.Single().Status, Is.EqualTo(ShipmentStatus.Canceled));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_repeated_parcel_is_created_once()
    {
        var shopper = await BuyAsync(("TEA", 2));
        var parcel = Guid.CreateVersion7();
        await GetAsync(Ship(shopper, parcel));
        await GetAsync(Ship(shopper, parcel));
        await DeliverEvents();

        Assert.That((await ViewAsync(shopper)).Shipments, Has.Count.EqualTo(1));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((18, 0)));
        Assert.That(await MailsAsync("units-shipped"), Has.Count.EqualTo(1));
        Assert.That((await FailAsync(Ship(shopper, Guid.CreateVersion7()))).Code, Is.EqualTo("orders.nothing-to-ship"));
    }

    private static ShipUnits Ship(ApiShopper shopper, Guid parcel, bool dispatch = true, params (string Sku, int Quantity)[] units) =>
        new(
            shopper.Number!,
            parcel,
            units.Length == 0 ? null : [.. units.Select(unit => new UnitsToShip(unit.Sku, unit.Quantity))],
            "DHL",
            "JD" + parcel.ToString("N")[^4..],
            dispatch,
            StaffId
        );

    private static RefundOrder Refund(
        ApiShopper shopper,
        Guid id,
        decimal? amount,
        bool restock,
        params (string Sku, int Quantity)[] units
    ) =>
        new(
            shopper.Number!,
            id,
            amount is { } sum ? new Money(sum, Currency.Eur) : null,
            [.. units.Select(unit => new UnitsToRefund(unit.Sku, unit.Quantity))],
            restock,
            "Scratched",
            StaffId
        );

    private async Task<Guid> ShipAsync(ApiShopper shopper, params (string Sku, int Quantity)[] units)
    {
        var parcel = Guid.CreateVersion7();
        await GetAsync(Ship(shopper, parcel, dispatch: true, units));
        await DeliverEvents();
        return parcel;
    }
}
