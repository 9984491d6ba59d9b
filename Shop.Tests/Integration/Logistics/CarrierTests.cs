using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Kernel;
using Shop.Logistics.Application;
using Shop.Logistics.Contracts.Carriers;
using Shop.Logistics.Contracts.Shipments;
using Shop.Logistics.Domain.Shipments;
using Shop.Reporting.Contracts.Audit;
using Shop.Sandbox;
using Shop.Sandbox.Carrier;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Logistics;

/// <summary>The sandbox carrier in a separate process, with its webhooks held back: the test delivers them when and how it wants.</summary>
public sealed class CarrierTests : ShopFixture
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Guid StaffId = Guid.CreateVersion7();

    private string folder = string.Empty;
    private WebApplication carrier = null!;
    private HttpClient phone = null!;

    protected override IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            folder = Directory.CreateTempSubdirectory("shop-carrier-").FullName;
            carrier = SandboxApplication.Build(["--urls=http://127.0.0.1:0", $"--Shop:DataDirectory={folder}"]);
            carrier
                .Services.GetRequiredService<ParcelWebhookSender>()
                .Faults.Set(new FaultSettings(Hold: true, null, null, null, null, null));
            carrier.Start();
            phone = new HttpClient { BaseAddress = new Uri(carrier.Urls.First()) };
            var secrets = carrier.Services.GetRequiredService<SandboxSecrets>();
            return new Dictionary<string, string>
            {
                ["Logistics:SandboxCarrier:Enabled"] = "true",
                ["Logistics:SandboxCarrier:Url"] = carrier.Urls.First(),
                ["Logistics:SandboxCarrier:ApiKey"] = secrets.ApiKey,
                ["Logistics:SandboxCarrier:WebhookSecrets"] = secrets.CarrierSecret,
            };
        }
    }

    private ParcelStore Book => carrier.Services.GetRequiredService<ParcelStore>();

    [OneTimeTearDown]
    public async Task StopCarrier()
    {
        phone.Dispose();
        await carrier.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_shipment_is_booked_once_after_it_was_saved()
    {
        var id = await CreateAsync();
        Assert.That((await GetAsync(new GetShipment(id))).TrackingNumber, Is.Null);

        await DeliverEvents();
        await Host.RunJobAsync("give-up-uncollected", "book-shipments");

        var shipment = await GetAsync(new GetShipment(id));
        var parcel = Book.All.Single(parcel => parcel.Key == id.ToString("N"));
        Assert.That(
            (shipment.TrackingNumber, shipment.LabelUrl, shipment.Carrier, shipment.TrackingUrl),
            Is.EqualTo((parcel.TrackingNumber, parcel.LabelUrl, "DHL", (string?)null))
        );
    }

    [Test]
    public async Task An_unavailable_carrier_is_retried_later_and_the_shipment_can_be_sent_manually()
    {
        var (late, byHand) = (await CreateAsync(), await CreateAsync());
        await ControlAsync(new { failCalls = 2 });
        await DeliverEvents();
        Assert.That((await GetAsync(new GetShipment(late))).TrackingNumber, Is.Null);

        await GetAsync(new RecordShipmentEvent(byHand, ShipmentStatus.Shipped, "UPS", "1Z", null, null));
        await Host.RunJobAsync("give-up-uncollected", "book-shipments");

        Assert.That((await GetAsync(new GetShipment(late))).TrackingNumber, Does.StartWith("SBX"));
        Assert.That((await GetAsync(new GetShipment(byHand))).TrackingNumber, Is.EqualTo("1Z"));
        Assert.That(Book.All.Any(parcel => parcel.Key == byHand.ToString("N")), Is.False);
    }

    [Test]
    public async Task A_shipment_refused_by_the_carrier_moves_behind_the_others()
    {
        string[] shipments = [.. (await Task.WhenAll(CreateAsync(), CreateAsync(), CreateAsync())).Select(id => id.ToString("N"))];
        await ControlAsync(new { failCalls = 1 });
        await Host.RunJobAsync("give-up-uncollected", "book-shipments");
        Assert.That(shipments.Intersect(Book.All.Select(parcel => parcel.Key)).Count(), Is.EqualTo(2));

        await Host.RunJobAsync("give-up-uncollected", "book-shipments");

        Assert.That(shipments, Is.SubsetOf(Book.All.Select(parcel => parcel.Key)));
    }

    [Test]
    public async Task After_five_failures_the_carrier_is_not_called_for_six_seconds()
    {
        var id = await CreateAsync();
        await ControlAsync(new { failCalls = 5 });
        for (var time = 0; time < 5; time++)
            await Host.RunJobAsync("give-up-uncollected", "book-shipments");
        await Host.RunJobAsync("give-up-uncollected", "book-shipments");
        Assert.That((await GetAsync(new GetShipment(id))).TrackingNumber, Is.Null, "it would respond now, but is not called");

        Clock.Advance(TimeSpan.FromSeconds(6));
        await Host.RunJobAsync("give-up-uncollected", "book-shipments");

        Assert.That((await GetAsync(new GetShipment(id))).TrackingNumber, Does.StartWith("SBX"));
    }

    [Test]
    public async Task A_webhook_advances_a_shipment_and_a_repeat_changes_nothing()
    {
        var id = await BookedAsync();
        await MoveAsync(id, "in_transit");
        await MoveAsync(id, "delivered");
        var webhooks = WebhooksOf(id);

        foreach (var webhook in webhooks.Concat(webhooks))
            Assert.That(await PostWebhookAsync(webhook), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(
            await StatusesAsync(id),
            Is.EqualTo(new[] { ShipmentStatus.Created, ShipmentStatus.Packed, ShipmentStatus.Shipped, ShipmentStatus.Delivered })
        );
        Assert.That(await CountWebhooksAsync(parked: false), Is.EqualTo(2));
    }

    [Test]
    public async Task Webhooks_in_any_order_end_in_the_same_status([Values(0, 1, 2, 3, 4, 5)] int order)
    {
        var id = await BookedAsync();
        foreach (var status in new[] { "in_transit", "delivery_failed", "delivered" })
            await MoveAsync(id, status);
        var webhooks = WebhooksOf(id);
        int[][] orders =
        [
            [0, 1, 2],
            [0, 2, 1],
            [1, 0, 2],
            [1, 2, 0],
            [2, 0, 1],
            [2, 1, 0],
        ];

        foreach (var next in orders[order])
            await PostWebhookAsync(webhooks[next]);

        Assert.That((await GetAsync(new GetShipment(id))).Status, Is.EqualTo(ShipmentStatus.Delivered));
        Assert.That(await EventsAsync("logistics.units-shipped.v1"), Is.EqualTo(1));
        Assert.That(await EventsAsync("logistics.units-delivered.v1"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_failed_delivery_returned_to_its_sender_ignores_late_webhooks()
    {
        var id = await BookedAsync();
        await MoveAsync(id, "in_transit");
        await MoveAsync(id, "delivery_failed", "Nobody at home");
        await MoveAsync(id, "returned_to_sender");
        var webhooks = WebhooksOf(id);

        await PostWebhookAsync(webhooks[2]);
        await PostWebhookAsync(webhooks[0]);
        await PostWebhookAsync(webhooks[1]);

        Assert.That(
            await StatusesAsync(id),
            Is.EqualTo(
                new[]
                {
                    ShipmentStatus.Created,
                    ShipmentStatus.Packed,
                    ShipmentStatus.Shipped,
                    ShipmentStatus.DeliveryFailed,
                    ShipmentStatus.ReturnedToSender,
                }
            )
        );
    }

    [Test]
    public async Task An_invalid_signature_is_refused_and_an_unknown_parcel_is_parked()
    {
        var id = await BookedAsync();
        await MoveAsync(id, "in_transit");
        var webhook = WebhooksOf(id)[0];
        var stranger = webhook with { Id = "evt_stranger", Parcel = webhook.Parcel with { Key = Guid.CreateVersion7().ToString("N") } };

        Assert.That(await PostWebhookAsync(webhook, secret: "wrong"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await PostWebhookAsync(webhook, at: Clock.Now.AddMinutes(-6)), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await PostWebhookAsync(webhook, to: "pigeon"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await PostWebhookAsync(stranger), Is.EqualTo(HttpStatusCode.OK));

        Assert.That((await GetAsync(new GetShipment(id))).Status, Is.EqualTo(ShipmentStatus.Created));
        Assert.That((await CountWebhooksAsync(parked: true), await CountWebhooksAsync(parked: false)), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_parked_webhook_is_processed_once_its_parcel_is_known()
    {
        var webhook = await ParkedWebhookAsync();
        var shipmentId = Guid.Parse(webhook.Parcel.Key);
        var tooEarly = await FailAsync(new RetryWebhookEvent("sandbox", webhook.Id, StaffId));
        await CreateAsync(shipmentId);
        for (var time = 0; time < 2; time++)
            await DoAsync(new RetryWebhookEvent("sandbox", webhook.Id, StaffId));
        var tooLate = await FailAsync(new DiscardWebhookEvent("sandbox", webhook.Id, "A mistake", StaffId));
        await DeliverEvents(mayFail: true); // the shipment belongs to no order

        Assert.That((tooEarly.Code, tooLate.Code), Is.EqualTo(("logistics.unknown-parcel", "logistics.webhook-event-applied")));
        Assert.That((await GetAsync(new GetShipment(shipmentId))).Status, Is.EqualTo(ShipmentStatus.Shipped));
        Assert.That(await GetAsync(new ListParkedWebhookEvents()), Is.Empty);
        Assert.That(await AuditAsync(), Is.EqualTo(new[] { ("reporting.shipping-retry-webhook-event", webhook.Id, (Message?)null) }));
    }

    [Test]
    public async Task Late_impossible_and_repeated_status_changes_are_ignored()
    {
        var shipmentId = Guid.CreateVersion7();
        await CreateAsync(shipmentId);
        await using var scope = Host.Services.CreateAsyncScope();
        var shipment = await scope
            .ServiceProvider.GetRequiredService<LogisticsDbContext>()
            .Shipments.AsTracking()
            .SingleAsync(shipment => shipment.Id == new ShipmentId(shipmentId));
        shipment.Follow(ShipmentStatus.Delivered, 1, null, Clock.Now);

        Assert.That(
            new[] { 1, 2, 2 }.Select(sequence => shipment.Follow(ShipmentStatus.ReturnedToSender, sequence, null, Clock.Now)),
            Is.EqualTo(new[] { true, false, false }),
            "outdated, impossible, repeated"
        );
    }

    [Test]
    public async Task A_parked_webhook_is_discarded_with_a_reason_and_not_processed_again()
    {
        var webhook = await ParkedWebhookAsync();
        var parked = await GetAsync(new ListParkedWebhookEvents());
        var silent = await FailAsync(new DiscardWebhookEvent("sandbox", webhook.Id, "", StaffId));
        for (var time = 0; time < 2; time++)
            await DoAsync(new DiscardWebhookEvent("sandbox", webhook.Id, "Of another shop", StaffId));
        var late = await FailAsync(new RetryWebhookEvent("sandbox", webhook.Id, StaffId));
        var unknown = await FailAsync(new DiscardWebhookEvent("sandbox", "evt_nothing", "Why not", StaffId));
        await PostWebhookAsync(webhook);
        await DeliverEvents();

        Assert.That(parked.Select(entry => (entry.Id, entry.Because.Code)), Is.EqualTo(new[] { (webhook.Id, "logistics.unknown-parcel") }));
        Assert.That(
            (silent.Field, late.Code, unknown.Kind),
            Is.EqualTo(("Reason", "logistics.webhook-event-discarded", ErrorKind.NotFound))
        );
        Assert.That(await GetAsync(new ListParkedWebhookEvents()), Is.Empty);
        Assert.That(
            await AuditAsync(),
            Is.EqualTo(new[] { ("reporting.shipping-discard-webhook-event", webhook.Id, Message.Of("Of another shop")) })
        );
    }

    [Test]
    public async Task Concurrent_copies_of_a_webhook_count_once()
    {
        var id = await BookedAsync();
        await MoveAsync(id, "in_transit");
        var webhook = WebhooksOf(id)[0];

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PostWebhookAsync(webhook))));

        Assert.That(answers, Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await EventsAsync("logistics.units-shipped.v1"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_carrier_books_once_per_key_and_requires_the_API_key()
    {
        var body = new { key = "k-1", notifyUrl = "http://localhost/x" };
        var stranger = await phone.PostAsJsonAsync("/carrier/parcels", body);
        phone.DefaultRequestHeaders.Authorization = new("Bearer", carrier.Services.GetRequiredService<SandboxSecrets>().ApiKey);
        var first = await (await phone.PostAsJsonAsync("/carrier/parcels", body)).Content.ReadAsStringAsync();
        var second = await (await phone.PostAsJsonAsync("/carrier/parcels", body)).Content.ReadAsStringAsync();
        var unknown = await phone.PostAsJsonAsync("/carrier/control", new { parcel = "k-1", status = "eaten" });

        Assert.That(
            (stranger.StatusCode, second, unknown.StatusCode),
            Is.EqualTo((HttpStatusCode.Unauthorized, first, HttpStatusCode.BadRequest))
        );
    }

    private async Task<IEnumerable<(string Action, string Subject, Message? Detail)>> AuditAsync() =>
        (await GetAsync(new ListAudit(null, 1, 10))).Items.Select(item => (item.Action.Code, item.Subject, item.Detail));

    /// <summary>A webhook event for an unknown parcel, as received.</summary>
    private async Task<CarrierEvent> ParkedWebhookAsync()
    {
        var id = await BookedAsync();
        await MoveAsync(id, "in_transit");
        var known = WebhooksOf(id)[0];
        var webhook = known with { Id = "evt_stranger", Parcel = known.Parcel with { Key = Guid.CreateVersion7().ToString("N") } };
        Assert.That(await PostWebhookAsync(webhook), Is.EqualTo(HttpStatusCode.OK));
        return webhook;
    }

    private async Task<Guid> CreateAsync(Guid? id = null) =>
        (
            await GetAsync(
                new CreateShipment
                {
                    ShipmentId = id ?? Guid.CreateVersion7(),
                    Reference = Guid.CreateVersion7(),
                    ReferenceText = "S-100042",
                    ShippingMethod = "standard",
                    Address = new PostalAddress("Ada", null, "Weg 1", null, "Berlin", null, "10115", "DE", null),
                    Lines = [new ShipmentLine(Guid.CreateVersion7(), Sku.Of("TEA-1"), "Tea", 2)],
                    Carrier = null,
                    TrackingNumber = null,
                    StaffId = null,
                }
            )
        ).Id;

    private async Task<Guid> BookedAsync()
    {
        var id = await CreateAsync();
        await Host.RunJobAsync("give-up-uncollected", "book-shipments");
        return id;
    }

    private async Task ControlAsync(object body) =>
        Assert.That((await phone.PostAsJsonAsync("/carrier/control", body)).IsSuccessStatusCode, Is.True);

    private Task MoveAsync(Guid id, string status, string? note = null) =>
        ControlAsync(
            new
            {
                parcel = id.ToString("N"),
                status,
                note,
            }
        );

    private List<CarrierEvent> WebhooksOf(Guid id) =>
        [.. Book.Undelivered.Where(webhook => webhook.Parcel.Key == id.ToString("N")).OrderBy(webhook => webhook.Parcel.Version)];

    private async Task<HttpStatusCode> PostWebhookAsync(
        CarrierEvent webhook,
        string? secret = null,
        DateTimeOffset? at = null,
        string to = "sandbox"
    )
    {
        using var client = NewClient();
        var body = JsonSerializer.SerializeToUtf8Bytes(webhook, Json);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/shipments/{to}/webhook")
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.Add(
            "Shop-Signature",
            TestGateway.Sign(body, secret ?? carrier.Services.GetRequiredService<SandboxSecrets>().CarrierSecret, at ?? Clock.Now)
        );
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<IEnumerable<ShipmentStatus>> StatusesAsync(Guid id) =>
        (await GetAsync(new GetShipment(id))).Events.Select(entry => entry.Status);

    private async Task<int> EventsAsync(string name)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<LogisticsDbContext>()
            .Outbox.Where(message => message.EventName == name)
            .Select(message => message.EventId)
            .Distinct()
            .CountAsync();
    }

    private async Task<int> CountWebhooksAsync(bool parked)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<LogisticsDbContext>()
            .CarrierWebhookEvents.CountAsync(webhook => webhook.ParkedAt != null == parked);
    }
}
