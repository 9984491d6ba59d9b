using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.BackInStock;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Infrastructure.Persistence;
using Shop.Payments.Application;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Contracts.StoredValues;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>
/// Orders that together raise every event of Orders and Payments and reach every handler of theirs; then all events are redelivered, or
/// handlers fail halfway.
/// </summary>
public sealed class OrderEventTests : OrdersFixture
{
    private readonly DyingHandlers handlers = new();

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<PostgresOrdersDbContext>(options => options.AddInterceptors(handlers));

    [TearDown]
    public void StopHandlerFailures() => handlers.AreDying = false;

    [Test]
    public async Task Redelivering_every_event_to_every_handler_changes_nothing()
    {
        await RunOrdersAsync();
        var delivered = await HandlersAsync();
        var before = await FingerprintAsync();

        await ExecuteAsync(
            (schema, _) =>
                $"UPDATE {schema}.outbox SET done_at = NULL, next_try_at = '2031-01-01T00:00Z', lease = NULL, leased_until = NULL"
        );
        var again = await DeliverEvents();

        Assert.That(again, Is.GreaterThanOrEqualTo(delivered.Count));
        Assert.That(await FingerprintAsync(), Is.EqualTo(before));
        var subscribed = Host
            .Services.GetRequiredService<Subscriptions>()
            .All.Where(subscription =>
                // Each mail has its own test, and so have orders on credit terms.
                subscription.Consumer.Schema != "notifications"
                && subscription.Handler != "orders.WhenOrderConfirmed"
                && (
                    subscription.EventName.StartsWith("orders.", StringComparison.Ordinal)
                    || subscription.EventName.StartsWith("payments.", StringComparison.Ordinal)
                    || subscription.Consumer.Schema == "orders"
                )
            )
            .Select(subscription => (subscription.EventName, subscription.Handler));
        Assert.That(subscribed.Except(delivered), Is.Empty, "every handler received its event");
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_handler_that_dies_after_its_calls_ends_in_the_same_state_when_retried()
    {
        var straight = await RunOrdersAsync();
        await StartFromNothing();
        await SeedShop();

        handlers.AreDying = true;
        var stumbling = await RunOrdersAsync();

        Assert.That(stumbling, Is.EqualTo(straight));
        var own = Host
            .Services.GetRequiredService<Subscriptions>()
            .All.Where(subscription => subscription.Consumer.Schema == "orders" && subscription.Handler != "orders.WhenOrderConfirmed")
            .Select(subscription => subscription.Handler);
        Assert.That(handlers.Dead, Is.SupersetOf(own), "each has failed once");
        await AssertSoundAsync();
    }

    /// <summary>Runs all orders, and returns the outcome as text without ids and times.</summary>
    private async Task<string> RunOrdersAsync()
    {
        List<ApiShopper> shoppers = [];
        var spring = new PromotionInput(
            "Spring",
            PromotionKind.Percentage,
            10,
            null,
            null,
            null,
            [],
            [],
            null,
            null,
            CustomerGroup.Everyone,
            null,
            null,
            true,
            0,
            true,
            NeedsCode: true
        );
        await GetAsync(new SavePromotion(Guid.CreateVersion7(), 0, spring, null, StaffId));

        var returned = await OrderAsync(shoppers, "card", ("TEA", 3), ("MUG", 1));
        await returned.PayAsync();
        await DrainAsync();
        var wrong = await ShipAsync(returned, dispatch: false, ("TEA", 3));
        await GetAsync(new RecordShipmentEvent(wrong, ShipmentStatus.Canceled, null, null, null, StaffId));
        await DrainAsync();
        var parcel = await ShipAsync(returned, dispatch: true, ("TEA", 3));
        await ShipAsync(returned, dispatch: true, ("MUG", 1));
        await GetAsync(new RecordShipmentEvent(parcel, ShipmentStatus.DeliveryFailed, null, null, "Nobody at home", null));
        await DrainAsync();
        await GetAsync(new RecordShipmentEvent(parcel, ShipmentStatus.Shipped, null, null, null, null));
        await GetAsync(new RecordShipmentEvent(parcel, ShipmentStatus.Delivered, null, null, null, null));
        await DrainAsync();
        await DoAsync(new ConfirmReceipt(returned.Number!, new OrderViewer(null, returned.Token, false)));
        await DrainAsync();
        await GetAsync(
            new RefundOrder(returned.Number!, Guid.CreateVersion7(), null, [new UnitsToRefund("TEA", 1)], true, "Broken", StaffId)
        );
        await DrainAsync();

        var sentBack = await RequestReturnAsync(returned);
        await DoAsync(new ApproveReturn(sentBack, StaffId));
        await DoAsync(new ReceiveReturn(sentBack, null, StaffId));
        await DoAsync(new InspectReturn(sentBack, [new InspectedUnits("TEA", 1, 0, 0, 0)], StaffId));
        await DrainAsync();
        await GetAsync(new ResolveReturn(sentBack, [new ResolvedUnits("TEA", ReturnResolution.Refund)], null, null, null, StaffId));
        await DoAsync(new DeclineReturn(await RequestReturnAsync(returned), "Opened", StaffId));
        await DrainAsync();

        var shortened = await OrderAsync(shoppers, "bank-transfer", ("TEA", 2));
        await DoAsync(
            new CancelUnits(
                shortened.Number!,
                Guid.CreateVersion7(),
                [new UnitsToCancel("TEA", 1)],
                Refund: true,
                Restock: true,
                "Damp",
                StaffId
            )
        );
        await DrainAsync();

        var grown = await OrderAsync(shoppers, "card", ("TEA", 1));
        await grown.PayAsync();
        await DrainAsync();
        await GetAsync(
            new ReviseOrder(
                grown.Number!,
                Guid.CreateVersion7(),
                (await ViewAsync(grown)).Version,
                [new RevisedLine("TEA", 2)],
                [],
                null,
                true,
                "One more",
                StaffId
            )
        );
        await DrainAsync();
        Gateway.Dispute(grown.Payment);
        await GetAsync(new RefreshPayment(grown.Payment));
        await DrainAsync();

        var lost = await OrderAsync(shoppers, "card", ("TEA", 1));
        await lost.PayAsync();
        await DrainAsync();
        var stray = await ShipAsync(lost, dispatch: true);
        await GetAsync(new RecordShipmentEvent(stray, ShipmentStatus.DeliveryFailed, null, null, null, null));
        await GetAsync(new RecordShipmentEvent(stray, ShipmentStatus.ReturnedToSender, null, null, null, null));
        await DrainAsync();
        Gateway.RefundAtGateway(lost.Payment);
        await SendAsync(new RefundOrder(lost.Number!, Guid.CreateVersion7(), new Money(5, Currency.Eur), null, false, "Lost", StaffId));
        await DrainAsync();

        var transfer = await OrderAsync(shoppers, "bank-transfer", ("TEA", 2));
        await DrainAsync();
        await DoAsync(new RecordManualPayment(transfer.Payment, Guid.CreateVersion7(), AnOrder.Eur(24.90m), null, StaffId));
        await DrainAsync();
        await GetAsync(new ShipUnits(transfer.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: false, StaffId));
        await DoAsync(new CancelOrder(transfer.Number!, new OrderViewer(null, null, IsStaff: true), "Broken", StaffId));
        await DrainAsync();

        var unpaid = await OrderAsync(shoppers, "card", ("MUG", 2));
        await unpaid.PayAsync(ApiShopper.DeclinedCard);
        await DrainAsync();
        Clock.Advance(TimeSpan.FromMinutes(61));
        await Host.RunJobAsync("expire-orders");
        await DrainAsync();

        await SellAsync("SAMPLE", "Sample", 0, stock: null);
        var free = NewShopper();
        shoppers.Add(free);
        await free.FillAsync(("SAMPLE", 1));
        await free.PlaceAsync(shipping: null);
        await DrainAsync();

        var payments = Host.Services.GetRequiredService<IOptions<PaymentsOptions>>().Value;
        payments.Capture = CaptureTime.OnShipment;
        var reserved = await OrderAsync(shoppers, "card", ("TEA", 1));
        await reserved.PayAsync();
        await DrainAsync();
        payments.Capture = CaptureTime.Immediately;
        Clock.Advance(TimeSpan.FromHours(121));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");
        await DrainAsync();
        Gateway.Expire(reserved.Payment);
        await GetAsync(new RefreshPayment(reserved.Payment));
        await DrainAsync();
        await DoAsync(new CancelOrder(reserved.Number!, new OrderViewer(null, null, IsStaff: true), "Nobody paid after all", StaffId));
        await DrainAsync();

        var card = await GetAsync(new IssueGiftCard(Guid.CreateVersion7(), AnOrder.Eur(5), null, null, "Birthday", StaffId));
        var gifted = NewShopper();
        shoppers.Add(gifted);
        await gifted.FillAsync(("EBOOK", 1));
        await gifted.SendAsync(HttpMethod.Post, $"/carts/{gifted.Cart}/gift-cards", new { code = card.Code });
        await gifted.PlaceAsync(shipping: null);
        await DrainAsync();
        await gifted.PayAsync();
        await DrainAsync();

        await SellAsync("KETTLE", "Kettle", 30, stock: 0);
        await DoAsync(new SubscribeBackInStock(Sku.Of("KETTLE"), "carol@example.com", null));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("KETTLE"), null, null, 1, null, "Delivery", StaffId));
        await Host.RunJobAsync("tell-back-in-stock");
        await DrainAsync();

        await OfferPickUpAsync(Hall);
        var collected = NewShopper();
        shoppers.Add(collected);
        await collected.FillAsync(("TEA", 2));
        await collected.PlaceAsync(shipping: "pick-up");
        await collected.PayAsync();
        await DrainAsync();
        var waiting = await ShipAsync(collected, dispatch: false);
        await GetAsync(new RepackShipment(collected.Number!, waiting, Guid.CreateVersion7(), null, [new UnitsToShip("TEA", 1)], StaffId));
        await DrainAsync();
        await GetAsync(new RecordShipmentEvent(waiting, ShipmentStatus.Packed, null, null, null, StaffId));
        await DrainAsync();
        await GetAsync(new RecordShipmentEvent(waiting, ShipmentStatus.Delivered, null, null, null, StaffId));
        await DrainAsync();

        return await DescribeAsync(shoppers);
    }

    private async Task<ApiShopper> OrderAsync(List<ApiShopper> shoppers, string method, params (string Sku, int Quantity)[] lines)
    {
        var shopper = await PlaceAsync(method, lines);
        shoppers.Add(shopper);
        await DrainAsync();
        return shopper;
    }

    private async Task<Guid> RequestReturnAsync(ApiShopper shopper)
    {
        var id = Guid.CreateVersion7();
        await GetAsync(
            new RequestReturn(
                shopper.Number!,
                new OrderViewer(null, shopper.Token),
                id,
                ReturnKind.Return,
                [new UnitsToReturn("TEA", 1)],
                "Too green",
                null
            )
        );
        await DrainAsync();
        return id;
    }

    private async Task<Guid> ShipAsync(ApiShopper shopper, bool dispatch, params (string Sku, int Quantity)[] units)
    {
        var parcel = Guid.CreateVersion7();
        await GetAsync(
            new ShipUnits(
                shopper.Number!,
                parcel,
                units.Length == 0 ? null : [.. units.Select(unit => new UnitsToShip(unit.Sku, unit.Quantity))],
                "DHL",
                "JD1",
                dispatch,
                StaffId
            )
        );
        await DrainAsync();
        return parcel;
    }

    /// <summary>Delivers until nothing is left, including retries.</summary>
    private async Task DrainAsync()
    {
        while (await DeliverEvents(mayFail: handlers.AreDying) > 0)
            Clock.Advance(TimeSpan.FromSeconds(2));
        await DeliverEvents();
    }

    private async Task<string> DescribeAsync(IEnumerable<ApiShopper> shoppers)
    {
        var text = new StringBuilder();
        foreach (var shopper in shoppers)
        {
            var order = await ViewAsync(shopper);
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{order.Status} {order.PaymentStatus} {order.FulfillmentStatus} {order.Balance} {order.Refundable}"
            );
            var lines = order.Lines.Select(line =>
                $"{line.Sku} {line.Quantity} {line.Canceled} {line.InShipment} {line.Shipped} {line.Delivered} "
                + $"{line.Refunded} {line.InReturn} {line.Returned}"
            );
            text.AppendLine(CultureInfo.InvariantCulture, $"  lines {string.Join("; ", lines)}");
            var payments = order
                .Payments.Select(payment => $"{payment.Status} {payment.Captured} {payment.Refunded}")
                .Order(StringComparer.Ordinal);
            text.AppendLine(CultureInfo.InvariantCulture, $"  payments {string.Join("; ", payments)}");
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  refunds {string.Join("; ", order.Refunds.Select(refund => $"{refund.Status} {refund.Amount}"))}"
            );
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  returns {string.Join("; ", order.Returns.Select(request => request.Status))}"
            );
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  parcels {string.Join("; ", order.Shipments.Select(shipment => shipment.Status))}"
            );
            text.AppendLine(CultureInfo.InvariantCulture, $"  steps {string.Join("; ", order.Timeline.Select(step => step.Kind).Order())}");
        }

        foreach (var sku in new[] { "TEA", "MUG" })
            text.AppendLine(CultureInfo.InvariantCulture, $"{sku} {await StockAsync(sku)}");
        foreach (var mail in (await MailsAsync()).GroupBy(mail => mail.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"{mail.Key} {mail.Count()}");
        foreach (var (column, total) in await TotalsAsync("sales"))
            text.AppendLine(CultureInfo.InvariantCulture, $"{column} {total}");
        return text.ToString();
    }

    private async Task<IReadOnlyList<(string, string)>> HandlersAsync()
    {
        List<(string, string)> handled = [];
        await ExecuteAsync(
            (schema, table) =>
                table == "outbox" ? $"SELECT DISTINCT event_name, handler FROM {schema}.outbox WHERE done_at IS NOT NULL" : null,
            row => handled.Add((row.GetString(0), row.GetString(1)))
        );
        return handled;
    }

    /// <summary>Every row of every module's tables, except the outboxes.</summary>
    private async Task<string> FingerprintAsync()
    {
        var text = new StringBuilder();
        await ExecuteAsync(
            (schema, table) =>
                table == "outbox"
                    ? null
                    : $"SELECT '{schema}.{table}', count(*)::text, "
                        + "coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') "
                        + $"FROM {schema}.{table} t",
            row => text.AppendLine(CultureInfo.InvariantCulture, $"{row.GetString(0)} {row.GetString(1)} {row.GetString(2)}")
        );
        return text.ToString();
    }

    private Task ExecuteAsync(Func<string, string, string?> sql) =>
        ExecuteAsync((schema, table) => table == "outbox" ? sql(schema, table) : null, _ => { });

    /// <summary>Runs a statement for each table of each module.</summary>
    private async Task ExecuteAsync(Func<string, string, string?> sql, Action<NpgsqlDataReader> read)
    {
        await using var connection = new NpgsqlConnection(Host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        using var scope = Host.Services.CreateScope();
        var tables =
            from module in scope.ServiceProvider.GetServices<ModuleDescriptor>()
            let context = module.ContextOf(scope.ServiceProvider)
            from entity in context.Model.GetEntityTypes()
            where entity.GetTableName() is not null && entity.GetViewName() is null
            select (Schema: entity.GetSchema()!, Table: entity.GetTableName()!);
        foreach (var (schema, table) in tables.Distinct().OrderBy(pair => pair.Schema + pair.Table, StringComparer.Ordinal))
        {
            if (sql(schema, table) is not { } statement)
                continue;

            await using var command = new NpgsqlCommand(statement, connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                read(reader);
        }
    }
}
