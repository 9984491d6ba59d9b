using System.Net;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.StoredValues;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Orders;

/// <summary>Returns by the shopper, by staff, and by the carrier.</summary>
public sealed class ReturnTests : OrdersFixture
{
    [Test]
    public async Task A_return_is_requested_approved_received_inspected_and_refunded_for_the_accepted_units()
    {
        var shopper = await ReceivedAsync(("TEA", 3), ("MUG", 2));

        var asked = await shopper.SendAsync(
            HttpMethod.Post,
            $"/orders/{shopper.Number}/returns",
            new { lines = new object[] { new { sku = "TEA", quantity = 3 }, new { sku = "MUG", quantity = 1 } }, reason = "Not my taste" }
        );
        Assert.That((asked.Status, asked.Text("status"), asked.Text("kind")), Is.EqualTo((HttpStatusCode.Created, "requested", "return")));
        var id = asked.Body.GetProperty("id").GetGuid();
        await DoAsync(new ApproveReturn(id, StaffId));
        await DoAsync(new ReceiveReturn(id, null, StaffId));
        await DoAsync(new InspectReturn(id, [new InspectedUnits("TEA", 1, 1, 1, 0), new InspectedUnits("MUG", 1, 0, 0, 0)], StaffId));
        await DeliverEvents();
        Assert.That((await StockAsync("TEA"), await StockAsync("MUG")), Is.EqualTo(((18, 0), (4, 0))), "sellable units are restocked");

        var preview = await GetAsync(
            new PreviewRefund(shopper.Number!, null, [new UnitsToRefund("TEA", 2), new UnitsToRefund("MUG", 1)], null)
        );
        var resolved = await GetAsync(
            new ResolveReturn(
                id,
                [new ResolvedUnits("TEA", ReturnResolution.Refund), new ResolvedUnits("MUG", ReturnResolution.Refund)],
                null,
                null,
                null,
                StaffId
            )
        );
        await GetAsync(
            new ResolveReturn(
                id,
                [new ResolvedUnits("TEA", ReturnResolution.Refund), new ResolvedUnits("MUG", ReturnResolution.Refund)],
                null,
                null,
                null,
                StaffId
            )
        );
        await DeliverEvents();

        Assert.That((preview.Amount, preview.Tax), Is.EqualTo((AnOrder.Eur(38), AnOrder.Eur(6.07m))));
        Assert.That(resolved.RefundAmount, Is.EqualTo(AnOrder.Eur(38)), "two teas and a mug; the missing tea is not refunded");
        Assert.That((await GetAsync(new GetReturn(id))).Status, Is.EqualTo(ReturnStatus.Closed), "the refund has succeeded");
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(3800L));
        Assert.That(
            (await MailsAsync()).Select(mail => mail.Kind),
            Is.SupersetOf(new[] { "return-requested", "return-approved", "order-refunded" })
        );
        var order = await ViewAsync(shopper);
        Assert.That(order.Lines.Select(line => (line.Returned, line.InReturn, line.Refunded)), Is.EqualTo(new[] { (2, 0, 2), (1, 0, 1) }));
        Assert.That(order.Returns.Single().Status, Is.EqualTo(ReturnStatus.Closed));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_withdrawal_is_approved_and_confirmed_immediately_and_refused_when_it_is_too_late()
    {
        var shopper = await ReceivedAsync(("TEA", 3));
        Clock.Advance(TimeSpan.FromDays(14));

        var inTime = await shopper.SendAsync(
            HttpMethod.Post,
            $"/orders/{shopper.Number}/returns",
            new { kind = "withdrawal", lines = new[] { new { sku = "TEA", quantity = 1 } } }
        );
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromDays(1));
        var tooLate = await shopper.SendAsync(
            HttpMethod.Post,
            $"/orders/{shopper.Number}/returns",
            new { kind = "withdrawal", lines = new[] { new { sku = "TEA", quantity = 1 } } }
        );

        Assert.That((inTime.Status, inTime.Text("status")), Is.EqualTo((HttpStatusCode.Created, "approved")));
        Assert.That(
            (await MailsAsync("return-requested")).Single().Subject,
            Is.EqualTo($"We received your withdrawal from order {shopper.Number}")
        );
        Assert.That((tooLate.Status, tooLate.Problem), Is.EqualTo((HttpStatusCode.Conflict, "illegal-state")));
        Assert.That((await ViewAsync(shopper)).Lines[0].InReturn, Is.EqualTo(1));
    }

    [Test]
    public async Task Concurrent_returns_never_exceed_the_delivered_units()
    {
        var shopper = await ReceivedAsync(("TEA", 3));

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(Ask(shopper, ("TEA", 2))))));

        Assert.That(results.Count(result => result.IsSuccess), Is.EqualTo(1));
        Assert.That(
            results.Where(result => !result.IsSuccess).Select(result => (result.Errors[0].Code, result.Errors[0].Field)),
            Is.All.EqualTo(("orders.too-many-to-return", "Lines"))
        );
        await AssertSoundAsync();
    }

    [Test]
    public async Task Unauthorized_users_and_undelivered_orders_get_no_return()
    {
        var shopper = await BuyAsync(("TEA", 1));
        var early = await shopper.SendAsync(
            HttpMethod.Post,
            $"/orders/{shopper.Number}/returns",
            new { lines = new[] { new { sku = "TEA", quantity = 1 } }, reason = "Too early" }
        );
        shopper.Token = null;
        shopper.Secret = null;
        var stranger = await shopper.SendAsync(
            HttpMethod.Post,
            $"/orders/{shopper.Number}/returns",
            new { lines = new[] { new { sku = "TEA", quantity = 1 } }, reason = "Mine now" }
        );

        Assert.That((early.Status, early.Problem), Is.EqualTo((HttpStatusCode.BadRequest, "validation")));
        Assert.That(stranger.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Declined_expired_and_canceled_returns_leave_the_units_with_the_customer()
    {
        var shopper = await ReceivedAsync(("TEA", 3));
        var declined = await GetAsync(Ask(shopper, ("TEA", 1)));
        var expired = await GetAsync(Ask(shopper, ("TEA", 1)));
        var canceled = await GetAsync(Ask(shopper, ("TEA", 1)));

        await DoAsync(new DeclineReturn(declined.Id, "It was opened", StaffId));
        await DoAsync(new ApproveReturn(expired.Id, StaffId));
        await DoAsync(new CancelReturn(canceled.Id, new OrderViewer(null, shopper.Token), null));
        Clock.Advance(TimeSpan.FromDays(31));
        await Host.RunJobAsync("expire-returns");
        await DeliverEvents();

        var order = await ViewAsync(shopper);
        Assert.That(
            order.Returns.Select(request => request.Status),
            Is.EqualTo(new[] { ReturnStatus.Declined, ReturnStatus.Expired, ReturnStatus.Canceled })
        );
        Assert.That((order.Lines[0].InReturn, order.Lines[0].Returned, order.Lines[0].Returnable), Is.EqualTo((0, 0, 3)));
        Assert.That((await MailsAsync("return-declined")).Single().Text, Does.Contain("It was opened"));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_exchange_for_the_same_product_is_a_separate_free_order()
    {
        var shopper = await ReceivedAsync(("MUG", 1));
        var id = await InspectedAsync(shopper, ("MUG", 1));

        var resolved = await GetAsync(
            new ResolveReturn(id, [new ResolvedUnits("MUG", ReturnResolution.Exchange)], null, null, null, StaffId)
        );
        await DeliverEvents();

        var exchange = await GetAsync(new GetOrder(resolved.ExchangeOrderNumber!, new OrderViewer(null, null, IsStaff: true)));
        Assert.That(
            (exchange.Status, exchange.Total, exchange.ExchangeFor),
            Is.EqualTo((OrderStatus.Confirmed, AnOrder.Eur(0), resolved.Number))
        );
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 1)), "one returned, one reserved");
        Assert.That(
            (
                await FailAsync(
                    new RefundOrder(shopper.Number!, Guid.CreateVersion7(), null, [new UnitsToRefund("MUG", 1)], false, "Twice", StaffId)
                )
            ).Code,
            Is.EqualTo("orders.too-many-to-refund")
        );
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_dearer_exchange_is_paid_by_link_and_a_cheaper_one_is_refunded()
    {
        var shopper = await ReceivedAsync(("TEA", 1), ("MUG", 1));
        var dearer = await GetAsync(
            new ResolveReturn(
                await InspectedAsync(shopper, ("TEA", 1)),
                [new ResolvedUnits("TEA", ReturnResolution.Exchange)],
                null,
                null,
                [new ExchangedUnits(Sku.Of("MUG"), 1)],
                StaffId
            )
        );
        var cheaper = await GetAsync(
            new ResolveReturn(
                await InspectedAsync(shopper, ("MUG", 1)),
                [new ResolvedUnits("MUG", ReturnResolution.Exchange)],
                null,
                null,
                [new ExchangedUnits(Sku.Of("TEA"), 1)],
                StaffId
            )
        );
        await DeliverEvents();

        var waiting = await GetAsync(new GetOrder(dearer.ExchangeOrderNumber!, new OrderViewer(null, null, IsStaff: true)));
        Assert.That((waiting.Status, waiting.Total), Is.EqualTo((OrderStatus.PendingPayment, AnOrder.Eur(8))));
        Assert.That((await MailsAsync("payment-link")).Single().Subject, Does.Contain(waiting.Number));
        Assert.That(cheaper.RefundAmount, Is.EqualTo(AnOrder.Eur(8)));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(800L));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_parcel_returned_by_the_carrier_awaits_inspection_and_is_refunded()
    {
        var shopper = await BuyAsync(("TEA", 2));
        var shipment = await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, "DHL", "1", Dispatch: true, StaffId));
        foreach (var status in new[] { ShipmentStatus.DeliveryFailed, ShipmentStatus.ReturnedToSender })
            await GetAsync(new RecordShipmentEvent(shipment.Id, status, null, null, "Nobody at home", StaffId));
        await DeliverEvents();

        var back = (await GetAsync(new ListReturns(shopper.Number, null, 1, 20))).Items.Single();
        Assert.That((back.Kind, back.Status, back.Units), Is.EqualTo((ReturnKind.ReturnToSender, ReturnStatus.Received, 2)));
        await DoAsync(new InspectReturn(back.Id, [new InspectedUnits("TEA", 2, 0, 0, 0)], StaffId));
        await GetAsync(
            new ResolveReturn(back.Id, [new ResolvedUnits("TEA", ReturnResolution.Refund)], null, AnOrder.Eur(4.90m), null, StaffId)
        );
        await DeliverEvents();

        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Completed, PaymentState.Refunded, FulfillmentState.Shipped)));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Refunds_and_store_credit_of_one_return_are_paid_separately()
    {
        var (shopper, account) = await MemberAsync(("TEA", 1), ("MUG", 1));
        var id = await InspectedAsync(shopper, ("TEA", 1), ("MUG", 1));
        ResolvedUnits[] lines = [new("TEA", ReturnResolution.Refund), new("MUG", ReturnResolution.StoreCredit)];

        var preview = await GetAsync(new PreviewResolution(id, lines, null, AnOrder.Eur(4.9m), null));
        var resolved = await GetAsync(new ResolveReturn(id, lines, null, AnOrder.Eur(4.9m), null, StaffId));
        await GetAsync(new ResolveReturn(id, lines, null, AnOrder.Eur(4.9m), null, StaffId));
        await DeliverEvents();
        await DeliverEvents();

        Assert.That(
            (preview.Refund, preview.StoreCredit, preview.TaxLines.Single().Tax),
            Is.EqualTo((AnOrder.Eur(14.9m), AnOrder.Eur(18), AnOrder.Eur(5.25m)))
        );
        Assert.That(
            (resolved.RefundAmount, resolved.RefundToPaymentMethod, resolved.StoreCredit),
            Is.EqualTo((AnOrder.Eur(32.9m), AnOrder.Eur(14.9m), AnOrder.Eur(18)))
        );
        Assert.That(
            Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount),
            Is.EqualTo(1490L),
            "delivery belongs to the refund"
        );
        Assert.That((await GetAsync(new GetStoreCredit(account, Currency.Eur))).Balance, Is.EqualTo(AnOrder.Eur(18)));
        var order = await ViewAsync(shopper);
        Assert.That(
            order.Refunds.Select(refund => (refund.Amount, refund.IsStoreCredit, refund.Status)),
            Is.EquivalentTo(new[] { (AnOrder.Eur(14.9m), false, RefundStatus.Succeeded), (AnOrder.Eur(18), true, RefundStatus.Succeeded) })
        );
        Assert.That(order.Refunds.Sum(refund => refund.Tax.Amount), Is.EqualTo(5.25m));
        Assert.That(
            order.Timeline.Where(step => step.Kind == "refunded").Select(step => step.Message.Text()),
            Is.EquivalentTo(new[] { "€14.90 refunded", "€18.00 added to store credit" })
        );
        Assert.That((await MailsAsync("order-refunded")).Single().Text, Does.Contain("We've refunded €14.90 for your order"));
        Assert.That((await MailsAsync("order-credited")).Single().Text, Does.Contain("We've added €18.00 in store credit to your account"));
        Assert.That((await GetAsync(new GetReturn(id))).Status, Is.EqualTo(ReturnStatus.Closed), "both have succeeded");
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_amount_is_split_between_refund_and_store_credit()
    {
        var (shopper, account) = await MemberAsync(("TEA", 2), ("MUG", 1));
        var id = await InspectedAsync(shopper, ("TEA", 2), ("MUG", 1));
        ResolvedUnits[] lines = [new("TEA", ReturnResolution.Refund), new("MUG", ReturnResolution.StoreCredit)];

        var tooHigh = await FailAsync(new PreviewResolution(id, lines, AnOrder.Eur(43), null, null));
        var sameTooHigh = await FailAsync(new ResolveReturn(id, lines, AnOrder.Eur(43), null, null, StaffId));
        await GetAsync(new ResolveReturn(id, lines, AnOrder.Eur(19), null, null, StaffId));
        await DeliverEvents();

        Assert.That(
            (tooHigh.Code, tooHigh.Field, tooHigh.Text()),
            Is.EqualTo(("orders.refund-too-high", "Amount", "Up to €42.90 can be refunded."))
        );
        Assert.That((sameTooHigh.Code, sameTooHigh.Field, sameTooHigh.Text()), Is.EqualTo((tooHigh.Code, tooHigh.Field, tooHigh.Text())));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(1000L));
        Assert.That((await GetAsync(new GetStoreCredit(account, Currency.Eur))).Balance, Is.EqualTo(AnOrder.Eur(9)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task The_preview_of_an_exchange_shows_the_amount_due_and_refuses_unavailable_products()
    {
        var shopper = await ReceivedAsync(("TEA", 1));
        var id = await InspectedAsync(shopper, ("TEA", 1));
        ResolvedUnits[] lines = [new("TEA", ReturnResolution.Exchange)];

        var dearer = await GetAsync(new PreviewResolution(id, lines, null, null, [new ExchangedUnits(Sku.Of("MUG"), 1)]));
        var same = await GetAsync(new PreviewResolution(id, lines, null, null, null));
        var unknown = await FailAsync(new PreviewResolution(id, lines, null, null, [new ExchangedUnits(Sku.Of("NO-SUCH"), 1)]));

        Assert.That((dearer.ExchangeDue, dearer.Refund, same.ExchangeDue), Is.EqualTo((AnOrder.Eur(8), AnOrder.Eur(0), AnOrder.Eur(0))));
        Assert.That((unknown.Code, unknown.Field), Is.EqualTo(("orders.unknown-sku", "ExchangeFor")));
        Assert.That(await StockAsync("MUG"), Is.EqualTo((5, 0)), "a preview holds nothing");
    }

    [Test]
    public async Task Returned_units_go_to_the_location_they_shipped_from_unless_staff_choose_another()
    {
        await GetAsync(new SaveLocation("annex", "Annex", 2, true, null, 0, StaffId));
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Sku.Of("TEA"), "annex", 3, "Delivery", StaffId));
        var shopper = await BuyAsync(("TEA", 2));
        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: true, StaffId, "annex"));
        await DeliverEvents();
        await shopper.SendAsync(HttpMethod.Post, $"/orders/{shopper.Number}/confirm-receipt", new { });
        await DeliverEvents();
        var (asked, other) = (await GetAsync(Ask(shopper, ("TEA", 1))), await GetAsync(Ask(shopper, ("TEA", 1))));
        foreach (var request in new[] { asked, other })
        {
            await DoAsync(new ApproveReturn(request.Id, StaffId));
            await DoAsync(new ReceiveReturn(request.Id, null, StaffId));
        }

        var unknown = await FailAsync(new InspectReturn(other.Id, [new InspectedUnits("TEA", 1, 0, 0, 0)], StaffId, "nowhere"));
        await DoAsync(new InspectReturn(asked.Id, [new InspectedUnits("TEA", 1, 0, 0, 0)], StaffId));
        await DeliverEvents();
        var first = await PlacesAsync();
        await DoAsync(new InspectReturn(other.Id, [new InspectedUnits("TEA", 1, 0, 0, 0)], StaffId, "main"));
        await DeliverEvents();

        Assert.That(asked.ArrivesAt, Is.EqualTo("annex"));
        Assert.That((unknown.Code, unknown.Field), Is.EqualTo(("orders.unknown-location", "Location")));
        Assert.That((first, await PlacesAsync()), Is.EqualTo(("annex 2, main 20", "annex 2, main 21")));
        await AssertSoundAsync();

        async Task<string> PlacesAsync() =>
            string.Join(
                ", ",
                (await GetAsync(new GetStock(Sku.Of("TEA"))))
                    .Locations.OrderBy(level => level.Code)
                    .Select(level => $"{level.Code} {level.OnHand}")
            );
    }

    [Test]
    public async Task A_shopper_with_a_return_gets_the_return_address()
    {
        var shopper = await ReceivedAsync(("TEA", 2));
        var without = await GetAsync(Ask(shopper, ("TEA", 1)));
        await DoAsync(new ApproveReturn(without.Id, StaffId));
        await DeliverEvents();
        await GetAsync(
            new SaveLocation(
                "desk",
                "Returns desk",
                9,
                true,
                new PostalAddress("Shop returns", null, "Rückweg 7", null, "Berlin", null, "10119", "DE", null),
                0,
                StaffId
            )
        );
        var with = await GetAsync(Ask(shopper, ("TEA", 1)));
        await DoAsync(new ApproveReturn(with.Id, StaffId));
        await DeliverEvents();

        var mails = await MailsAsync("return-approved");
        Assert.That((without.SendTo, with.SendTo?.Line1), Is.EqualTo(((PostalAddress?)null, "Rückweg 7")));
        Assert.That(TextOf(without), Does.Contain("We'll email you the return address.").And.Not.Contain("Return address:"));
        Assert.That(TextOf(with), Does.Contain("Return address:\nShop returns\nRückweg 7\n10119 Berlin\nGermany"));
        var page = await shopper.Client.GetStringAsync($"/orders/{shopper.Number}?token={shopper.Token}");
        Assert.That(WebUtility.HtmlDecode(page), Does.Contain("Send it to:").And.Contain("Rückweg 7"));

        string TextOf(ReturnView request) => mails.Single(mail => mail.Subject.EndsWith(request.Number, StringComparison.Ordinal)).Text;
    }

    [TestCase(ReturnResolution.Refund)]
    [TestCase(ReturnResolution.StoreCredit)]
    public async Task A_free_unit_is_returned_and_resolved_with_an_amount_of_zero(ReturnResolution resolution)
    {
        await GetAsync(
            new SavePromotion(
                Guid.CreateVersion7(),
                0,
                new PromotionInput(
                    "Buy one, get one",
                    PromotionKind.BuyXGetY,
                    100,
                    null,
                    1,
                    1,
                    [],
                    [],
                    null,
                    null,
                    CustomerGroup.Everyone,
                    null,
                    null,
                    IsActive: true,
                    Priority: 0,
                    Combines: true,
                    NeedsCode: false
                ),
                null,
                StaffId
            )
        );
        var (shopper, _) = await MemberAsync(("TEA", 1), ("MUG", 1));
        Assert.That((await ViewAsync(shopper)).Lines.Single(line => line.Sku == Sku.Of("TEA")).Discount, Is.EqualTo(AnOrder.Eur(10)));
        var id = await InspectedAsync(shopper, ("TEA", 1));
        ResolvedUnits[] lines = [new("TEA", resolution)];

        var preview = await GetAsync(new PreviewResolution(id, lines, null, null, null));
        var resolved = await GetAsync(new ResolveReturn(id, lines, null, null, null, StaffId));
        await DeliverEvents();

        Assert.That((preview.Refund, preview.StoreCredit), Is.EqualTo((AnOrder.Eur(0), AnOrder.Eur(0))));
        Assert.That(resolved.RefundAmount, Is.EqualTo(AnOrder.Eur(0)));
        Assert.That((await GetAsync(new GetReturn(id))).Status, Is.EqualTo(ReturnStatus.Closed));
        var order = await ViewAsync(shopper);
        Assert.That(order.Refunds, Is.Empty);
        Assert.That(order.Lines.Single(line => line.Sku == Sku.Of("TEA")).Refunded, Is.EqualTo(1));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_full_withdrawal_refunds_the_delivery_by_default()
    {
        var shopper = await ReceivedAsync(("TEA", 2));
        var part = await WithdrawnAsync(shopper, ("TEA", 1));
        await GetAsync(new ResolveReturn(part, [new ResolvedUnits("TEA", ReturnResolution.Refund)], null, null, null, StaffId));
        var rest = await WithdrawnAsync(shopper, ("TEA", 1));
        ResolvedUnits[] lines = [new("TEA", ReturnResolution.Refund)];

        var preview = await GetAsync(new PreviewResolution(rest, lines, null, null, null));
        var resolved = await GetAsync(new ResolveReturn(rest, lines, null, null, null, StaffId));
        await DeliverEvents();

        Assert.That((preview.Refund, resolved.RefundAmount), Is.EqualTo((AnOrder.Eur(14.90m), AnOrder.Eur(14.90m))));
        Assert.That(Gateway.ChargeOf(shopper.Payment).Refunds.Sum(refund => refund.Amount), Is.EqualTo(2490L), "the full payment");
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_late_withdrawal_is_refused_before_anything_changes()
    {
        var shopper = await ReceivedAsync(("TEA", 2));
        Clock.Advance(TimeSpan.FromDays(15));

        await AssertRefusedUnchangedAsync(
            shopper,
            Ask(shopper, ("TEA", 1)) with
            {
                Kind = ReturnKind.Withdrawal,
                StaffId = StaffId,
                Viewer = new OrderViewer(null, null, IsStaff: true),
            },
            "orders.withdrawal-too-late"
        );
    }

    [Test]
    public async Task A_refused_resolution_is_refused_before_anything_changes()
    {
        var shopper = await ReceivedAsync(("TEA", 1), ("MUG", 1));
        var id = await InspectedAsync(shopper, ("TEA", 1), ("MUG", 1));
        ResolvedUnits[] half = [new("TEA", ReturnResolution.Refund)];
        ResolvedUnits[] both = [new("TEA", ReturnResolution.Exchange), new("MUG", ReturnResolution.Refund)];

        await AssertRefusedUnchangedAsync(shopper, new ResolveReturn(id, half, null, null, null, StaffId), "orders.not-resolved");
        await AssertRefusedUnchangedAsync(
            shopper,
            new ResolveReturn(id, both, AnOrder.Eur(500), null, null, StaffId),
            "orders.refund-too-high"
        );

        Assert.That((await GetAsync(new GetReturn(id))).Status, Is.EqualTo(ReturnStatus.Inspected));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)), "the exchange holds nothing");
    }

    /// <summary>Neither the handler's entities nor the stored rows have changed.</summary>
    private async Task AssertRefusedUnchangedAsync<T>(ApiShopper shopper, IRequest<Result<T>> command, string code)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var order = (await scope.ServiceProvider.GetRequiredService<OrdersDbContext>().FindOrderAsync(shopper.Number!, default))!;
        var before = (order.Version, order.Steps.Count, order.Refunds.Count, Units(order));

        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);

        Assert.That(result.Errors.Single().Code, Is.EqualTo(code));
        Assert.That((order.Version, order.Steps.Count, order.Refunds.Count, Units(order)), Is.EqualTo(before), "in memory");
        Assert.That((await ViewAsync(shopper)).Version, Is.EqualTo(before.Version), "stored");

        static string Units(Order order) =>
            string.Join(' ', order.Lines.Select(line => $"{line.InReturn}/{line.Returned}/{line.Refunded}/{line.Canceled}"));
    }

    private async Task<Guid> WithdrawnAsync(ApiShopper shopper, params (string Sku, int Quantity)[] units)
    {
        var asked = await GetAsync(Ask(shopper, units) with { Kind = ReturnKind.Withdrawal });
        await DoAsync(new ReceiveReturn(asked.Id, null, StaffId));
        await DoAsync(
            new InspectReturn(asked.Id, [.. units.Select(unit => new InspectedUnits(unit.Sku, unit.Quantity, 0, 0, 0))], StaffId)
        );
        await DeliverEvents();
        return asked.Id;
    }

    private async Task<ApiShopper> ReceivedAsync(params (string Sku, int Quantity)[] lines)
    {
        var shopper = await BuyAsync(lines);
        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: true, StaffId));
        await DeliverEvents();
        await shopper.SendAsync(HttpMethod.Post, $"/orders/{shopper.Number}/confirm-receipt", new { });
        await DeliverEvents();
        return shopper;
    }

    /// <summary>A registered customer's order, paid by card and delivered.</summary>
    private async Task<(ApiShopper Shopper, Guid Account)> MemberAsync(params (string Sku, int Quantity)[] lines)
    {
        await DoAsync(new RegisterCustomer("ada@example.com", "a sentence is fine", "Ada Lovelace"));
        var shopper = NewShopper();
        await shopper.SignInAsync("a sentence is fine");
        await shopper.FillAsync(lines);
        await shopper.PlaceAsync();
        await shopper.PayAsync();
        await DeliverEvents();
        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: true, StaffId));
        await DeliverEvents();
        await shopper.SendAsync(HttpMethod.Post, $"/orders/{shopper.Number}/confirm-receipt", new { });
        await DeliverEvents();
        return (shopper, (await ViewAsync(shopper)).AccountId!.Value);
    }

    private async Task<Guid> InspectedAsync(ApiShopper shopper, params (string Sku, int Quantity)[] units)
    {
        var asked = await GetAsync(Ask(shopper, units));
        await DoAsync(new ApproveReturn(asked.Id, StaffId));
        await DoAsync(new ReceiveReturn(asked.Id, null, StaffId));
        await DoAsync(
            new InspectReturn(asked.Id, [.. units.Select(unit => new InspectedUnits(unit.Sku, unit.Quantity, 0, 0, 0))], StaffId)
        );
        await DeliverEvents();
        return asked.Id;
    }

    private static RequestReturn Ask(ApiShopper shopper, params (string Sku, int Quantity)[] units) =>
        new(
            shopper.Number!,
            new OrderViewer(null, shopper.Token),
            Guid.CreateVersion7(),
            ReturnKind.Return,
            [.. units.Select(unit => new UnitsToReturn(unit.Sku, unit.Quantity))],
            "Not my taste",
            null
        );
}
