using System.Net;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Orders;

/// <summary>Pickup orders.</summary>
public sealed class CollectionTests : OrdersFixture
{
    [SetUp]
    public Task AddPickupPoint() => OfferPickUpAsync(Hall);

    [Test]
    public async Task The_pickup_point_is_offered_and_stored_unchanged_with_the_order()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 1));
        var offered = await shopper.SendAsync(HttpMethod.Get, $"/carts/{shopper.Cart}/shipping-options?country=DE&postalCode=10115");
        await shopper.PlaceAsync(shipping: "pick-up");
        await OfferPickUpAsync(Hall with { OpeningHours = "Closed for ever" });

        var option = offered
            .Body.EnumerateArray()
            .Single(option => option.GetProperty("code").GetString() == "pick-up")
            .GetProperty("pickUp");
        var kept = (await shopper.OrderAsync()).Body.GetProperty("pickUp");
        foreach (var place in new[] { option, kept })
            Assert.That(
                (
                    place.GetProperty("name").GetString(),
                    place.GetProperty("address").GetProperty("line1").GetString(),
                    place.GetProperty("openingHours").GetString()
                ),
                Is.EqualTo(("Hall 1", "Weg 1", "Mon–Fri 10–18"))
            );
    }

    [Test]
    public async Task Pickup_excludes_cash_on_delivery()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 1));

        var refused = await shopper.PlaceAsync("cash-on-delivery", shipping: "pick-up");
        var brought = await shopper.PlaceAsync("cash-on-delivery");

        Assert.That(
            (refused.Status, brought.Status),
            Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.Created)),
            refused.Body.ToString()
        );
    }

    [Test]
    public async Task A_pickup_order_is_made_ready_then_collected_and_never_shipped()
    {
        var shopper = await CollectorAsync();
        var sent = await FailAsync(Ship(shopper, dispatch: true));
        var parcel = (await GetAsync(Ship(shopper, dispatch: false))).Id;
        await MoveAsync(parcel, ShipmentStatus.Packed);
        await DeliverEvents();
        var (ready, waiting) = ((await ViewAsync(shopper)).Shipments.Single(), await StateAsync(shopper));
        await MoveAsync(parcel, ShipmentStatus.Delivered);
        await DeliverEvents();

        Assert.That((sent.Code, sent.Field), Is.EqualTo(("orders.is-collected", "Dispatch")));
        Assert.That(
            (ready.IsPickUp, ready.Location, ready.Carrier, ready.ReadyForPickupAt),
            Is.EqualTo((true, "main", (string?)null, (DateTimeOffset?)Clock.Now))
        );
        Assert.That(waiting, Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Completed, PaymentState.Paid, FulfillmentState.Delivered)));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((18, 0)));
        var steps = (await GetAsync(new GetOrder(shopper.Number!, new OrderViewer(null, shopper.Token))))
            .Timeline.Select(step => step.Message.Text())
            .ToList();
        Assert.That(
            steps,
            Has.Some.StartsWith("2 items ready for pickup at Hall 1 until ")
                .And.Some.EqualTo("2 items picked up")
                .And.None.Contains("shipped")
        );
        Assert.That(
            (await MailsAsync()).Select(mail => mail.Kind),
            Is.EqualTo(new[] { "order-confirmed", "ready-for-pickup" }),
            "nothing is in transit"
        );
        await AssertSoundAsync();
    }

    [Test]
    public async Task Mails_include_the_pickup_location_and_deadline()
    {
        var shopper = await CollectorAsync();
        var parcel = (await GetAsync(Ship(shopper, dispatch: false))).Id;
        await MoveAsync(parcel, ShipmentStatus.Packed);
        await DeliverEvents();

        foreach (var mail in await MailsAsync())
            Assert.That(mail.Text, Does.Contain("Hall 1\nWeg 1\n10115 Berlin\nMon–Fri 10–18"));
        var until = Clock.Now.AddDays(7).ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(
            (await MailsAsync("ready-for-pickup")).Single().Text,
            Does.Contain($"We'll hold it until {until}.").And.Contain("2 × Green tea")
        );
    }

    [Test]
    public async Task An_uncollected_order_can_be_made_ready_again()
    {
        var shopper = await CollectorAsync();
        await MoveAsync((await GetAsync(Ship(shopper, dispatch: false))).Id, ShipmentStatus.Packed);
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromDays(7));
        await Host.RunJobAsync("give-up-uncollected", "book-shipments");
        await DeliverEvents();

        Assert.That((await ViewAsync(shopper)).Lines.Single().Shippable, Is.EqualTo(2));
        var second = (await GetAsync(Ship(shopper, dispatch: false))).Id;
        await MoveAsync(second, ShipmentStatus.Packed);
        await MoveAsync(second, ShipmentStatus.Delivered);
        await DeliverEvents();
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.Completed));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_missed_pickup_is_mailed_once_and_a_cancellation_by_staff_is_not()
    {
        var shopper = await CollectorAsync();
        var canceled = (await GetAsync(Ship(shopper, dispatch: false))).Id;
        await MoveAsync(canceled, ShipmentStatus.Packed);
        await MoveAsync(canceled, ShipmentStatus.Canceled);
        await DeliverEvents();
        Assert.That(await MailsAsync("not-collected"), Is.Empty);

        await MoveAsync((await GetAsync(Ship(shopper, dispatch: false))).Id, ShipmentStatus.Packed);
        Clock.Advance(TimeSpan.FromDays(7));
        for (var time = 0; time < 2; time++)
        {
            await Host.RunJobAsync("give-up-uncollected", "book-shipments");
            await DeliverEvents();
        }

        var mail = (await MailsAsync("not-collected")).Single();
        Assert.That((mail.Recipient, mail.Subject), Is.EqualTo((shopper.Email, $"Order {shopper.Number} wasn't picked up")));
        Assert.That(mail.Text, Does.Contain("2 × Green tea").And.Contain($"/orders/{shopper.Number}?token="));
        var steps = (await GetAsync(new GetOrder(shopper.Number!, new OrderViewer(null, shopper.Token)))).Timeline.Select(step =>
            step.Message.Text()
        );
        Assert.That(steps, Has.Exactly(1).EqualTo("2 items not picked up in time"));
    }

    /// <summary>An order of two teas, paid.</summary>
    private async Task<ApiShopper> CollectorAsync()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2));
        Assert.That((await shopper.PlaceAsync(shipping: "pick-up")).Status, Is.EqualTo(HttpStatusCode.Created));
        await shopper.PayAsync();
        await DeliverEvents();
        return shopper;
    }

    private static ShipUnits Ship(ApiShopper shopper, bool dispatch) =>
        new(shopper.Number!, Guid.CreateVersion7(), null, null, null, dispatch, StaffId);

    private Task<ShipmentSummary> MoveAsync(Guid parcel, ShipmentStatus status) =>
        GetAsync(new RecordShipmentEvent(parcel, status, null, null, null, StaffId));
}
