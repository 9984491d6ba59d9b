using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Tests.Support;
using Shop.Web.Health;

namespace Shop.Tests.Integration.Orders;

/// <summary>
/// The invariants of orders, payments, stock and messages: each finds the one row that was corrupted, and nothing before that.
/// </summary>
public sealed class OrderInvariantTests : OrdersFixture
{
    [SetUp]
    public void NeedsPostgres()
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("The rows are spoiled in PostgreSQL's words.");
    }

    [TestCase("orders.totals-add-up", "UPDATE orders.orders SET tax_amount = tax_amount + 0.01", "{0}")]
    [TestCase(
        "orders.line-totals-add-up",
        "UPDATE orders.line_items SET unit_price_amount = 9, total_amount = quantity * 9",
        "{0} TEA: sold at 9.00 EUR, price 10.00 EUR"
    )]
    [TestCase(
        "orders.payment-totals-match-ledger",
        "UPDATE orders.orders SET captured_amount = captured_amount - 1",
        "{0}: captured 23.90 EUR, refunded 0.00 EUR; ledger 24.90 EUR, 0.00 EUR"
    )]
    [TestCase(
        "orders.payment-totals-match-ledger",
        "UPDATE orders.orders SET payment_state = 'Unpaid'",
        "{0}: unpaid doesn't match its payment totals"
    )]
    [TestCase(
        "orders.charged-at-most-total",
        "UPDATE orders.orders SET captured_amount = 30, payment_state = 'Paid'; "
            + "UPDATE payments.payments SET captured_amount = 30, authorized_amount = 30",
        "{0}: charged 30.00 EUR for 24.90 EUR, payment paid"
    )]
    [TestCase(
        "orders.ended-orders-keep-no-money",
        "UPDATE orders.orders SET status = 'Canceled'",
        "{0}: canceled, keeps 24.90 EUR, authorized 0.00 EUR"
    )]
    [TestCase(
        "orders.timeline-follows-states",
        "UPDATE orders.orders SET status = 'OnHold'",
        "{0}: timeline ends in Confirmed, order is OnHold"
    )]
    [TestCase(
        "orders.timeline-follows-states",
        "UPDATE orders.order_steps SET from_status = 'Canceled' WHERE to_status = 'Confirmed'",
        "{0}: timeline ends in Confirmed, order is Confirmed"
    )]
    [TestCase(
        "orders.promises-are-reserved",
        "UPDATE inventory.reservations SET open = 1",
        "{0} TEA: due 2, shipped 0; reserved 1, consumed 0"
    )]
    [TestCase("orders.ended-orders-hold-nothing", "UPDATE orders.orders SET status = 'Completed'", "{0} TEA: completed, 2 still reserved")]
    [TestCase("orders.ended-orders-hold-nothing", "DELETE FROM orders.orders", "{1}: stock is committed or consumed for an unknown order")]
    [TestCase("inventory.stock-changes-audited", "DELETE FROM inventory.outbox", "TEA: 20 at {2}")]
    [TestCase("catalog.price-changes-audited", "DELETE FROM catalog.outbox", "TEA at {2}")]
    [TestCase(
        "orders.events-announced-once",
        "DELETE FROM orders.outbox WHERE event_name = 'orders.order-placed.v1'",
        "{0}: 1 in the timeline, 0 announced as orders.order-placed.v1"
    )]
    [TestCase(
        "orders.events-announced-once",
        "DELETE FROM orders.outbox WHERE event_name = 'orders.order-confirmed.v1'",
        "{0}: 1 in the timeline, 0 announced as orders.order-confirmed.v1"
    )]
    [TestCase(
        "orders.events-announced-once",
        "INSERT INTO orders.outbox "
            + "SELECT gen_random_uuid(), 'f0f0f0f0-0000-0000-0000-000000000001', event_name, handler, payload, "
            + "trace_id, occurred_at, attempts, next_try_at, lease, leased_until, done_at, parked_at, last_error "
            + "FROM orders.outbox WHERE event_name = 'orders.order-placed.v1' LIMIT 1",
        "{0}: 1 in the timeline, 2 announced as orders.order-placed.v1"
    )]
    [TestCase(
        "orders.events-announced-once",
        "UPDATE orders.outbox "
            + "SET payload = regexp_replace(payload, '\"orderId\": ?\"[^\"]*\"', '\"orderId\":\"f0f0f0f0-0000-0000-0000-000000000002\"') "
            + "WHERE event_name = 'orders.order-placed.v1'",
        "orders.order-placed.v1 refers to the unknown order f0f0f0f0-0000-0000-0000-000000000002"
    )]
    public async Task A_corrupted_row_of_a_paid_order_is_reported(string code, string spoil, string offender)
    {
        var bought = Clock.Now;
        var order = await BuyAsync(("TEA", 2));
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That(await OffendersAsync(code), Is.Empty);

        await ExecuteAsync(spoil);

        Assert.That(
            await OffendersAsync(code),
            Does.Contain(string.Format(null, offender, order.Number, order.Cart, bought.ToString("O")))
        );
    }

    [Test]
    public async Task An_order_confirmed_without_payment_and_one_pending_too_long_are_reported()
    {
        var order = await PlaceAsync("card", ("TEA", 2));
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That(await OffendersAsync("orders.deadlines-kept"), Is.Empty);

        await ExecuteAsync("UPDATE orders.orders SET payment_deadline = '2030-01-01T00:00Z'");
        Assert.That(await OffendersAsync("orders.deadlines-kept"), Is.EqualTo(new[] { order.Number }));
        await ExecuteAsync("UPDATE orders.orders SET status = 'Confirmed'");
        Assert.That(
            await OffendersAsync("orders.payment-totals-match-ledger"),
            Is.EqualTo(new[] { $"{order.Number}: confirmed but not covered" })
        );
    }

    [TestCase(29, true)]
    [TestCase(31, false)]
    public async Task An_outdated_price_is_reported_unless_it_was_shown_within_the_last_half_hour(int minutes, bool holds)
    {
        var order = await BuyAsync(("TEA", 2));
        await ExecuteAsync("UPDATE catalog.price_changes SET at = at - interval '1 day'");
        await ExecuteAsync(
            $"""
            INSERT INTO catalog.price_changes (id, product_id, variant_id, sku, price_amount, price_currency, at)
            SELECT gen_random_uuid(), product_id, variant_id, sku, 12, price_currency,
            at + interval '1 day' - interval '{minutes} minutes'
            FROM catalog.price_changes WHERE sku = 'TEA'
            """
        );

        Assert.That(
            await OffendersAsync("orders.line-totals-add-up"),
            holds ? Is.Empty : Is.EqualTo(new[] { $"{order.Number} TEA: sold at 10.00 EUR, price 12.00 EUR" })
        );
    }

    [TestCase(
        "orders.line_items",
        "ck_line_items_quantities",
        "UPDATE orders.line_items SET shipped = 3, in_shipment = 3",
        "orders.quantities-in-sequence",
        "{0} TEA"
    )]
    public async Task Violations_that_the_database_prevents_are_reported_as_well(
        string table,
        string guard,
        string spoil,
        string code,
        string offender
    )
    {
        var order = await BuyAsync(("TEA", 2));
        await PlaceAsync("card", ("TEA", 2));
        await DeliverEvents();
        Assert.That(() => ExecuteAsync(spoil), Throws.InstanceOf<PostgresException>().With.Message.Contains(guard));

        var isIndex = guard.StartsWith("ix_", StringComparison.Ordinal);
        var definition = await ScalarAsync(
            isIndex
                ? $"SELECT pg_get_indexdef('orders.{guard}'::regclass)"
                : $"SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '{guard}'"
        );
        await ExecuteAsync(isIndex ? $"DROP INDEX orders.{guard}" : $"ALTER TABLE {table} DROP CONSTRAINT {guard}");
        try
        {
            await ExecuteAsync(spoil);
            Assert.That(await OffendersAsync(code), Does.Contain(string.Format(null, offender, order.Number)));
        }
        finally
        {
            await Host.ResetAsync();
            await ExecuteAsync(isIndex ? definition : $"ALTER TABLE {table} ADD CONSTRAINT {guard} {definition}");
        }
    }

    [TestCase("UPDATE orders.documents SET sequence = 2", "{0}: 1 documents from 2 to 2, last number 1")]
    [TestCase("UPDATE orders.document_series SET last = 2", "{0}: 1 documents from 1 to 1, last number 2")]
    public async Task A_gap_in_the_invoice_numbers_is_reported(string spoil, string offender)
    {
        await BuyAsync(("TEA", 1));
        await Host.RunJobAsync("issue-documents");
        Assert.That(await OffendersAsync("orders.document-numbers-without-gaps"), Is.Empty);

        await ExecuteAsync(spoil);

        Assert.That(
            await OffendersAsync("orders.document-numbers-without-gaps"),
            Is.EqualTo(new[] { string.Format(null, offender, await ScalarAsync("SELECT series FROM orders.documents")) })
        );
    }

    [Test]
    public async Task A_refund_missing_from_the_audit_trail_is_reported()
    {
        var order = await BuyAsync(("TEA", 2));
        Clock.Advance(TimeSpan.FromSeconds(5));
        await GetAsync(new RefundOrder(order.Number!, Guid.CreateVersion7(), new Money(5, Currency.Eur), null, false, "Dented", StaffId));
        Assert.That(await OffendersAsync("orders.refunds-audited"), Is.Empty);

        await ExecuteAsync("DELETE FROM orders.outbox WHERE event_name = 'orders.staff-acted.v1'");

        Assert.That(await OffendersAsync("orders.refunds-audited"), Is.EqualTo(new[] { $"{order.Number}: 5.00 EUR at {Clock.Now:O}" }));
    }

    [Test]
    public async Task Deleted_messages_are_not_reported_as_missing()
    {
        await BuyAsync(("TEA", 1));
        Clock.Advance(TimeSpan.FromDays(30));
        await ExecuteAsync("DELETE FROM orders.outbox; DELETE FROM inventory.outbox; DELETE FROM catalog.outbox");

        foreach (
            var code in new[]
            {
                "orders.events-announced-once",
                "inventory.stock-changes-audited",
                "catalog.price-changes-audited",
                "orders.refunds-audited",
            }
        )
            Assert.That(await OffendersAsync(code), Is.Empty, code);
    }

    [Test]
    public async Task Units_without_shipping_are_consumed_when_their_order_completes()
    {
        var input = new ProductInput("A seat", null, null, null, null, [], [], null, null, false);
        await GetAsync(
            new CreateProduct(
                Guid.CreateVersion7(),
                input,
                [],
                [new VariantInput(null, "SEAT", [], 30, RequiresShipping: false)],
                true,
                StaffId
            )
        );
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("SEAT"), null, 5, null, null, "Counted", StaffId));
        await DeliverEvents();

        var order = await BuyAsync(("SEAT", 2));

        Assert.That((await StateAsync(order)).Status, Is.EqualTo(OrderStatus.Completed));
        Assert.That(await StockAsync("SEAT"), Is.EqualTo((3, 0)));
        await AssertSoundAsync();
    }

    private async Task<IReadOnlyList<string>> OffendersAsync(string code) =>
        (await Host.Services.GetRequiredService<InvariantRunner>().RunAsync(CancellationToken.None))
            .Single(result => result.Name == code)
            .Offenders;

    private Task ExecuteAsync(string sql) => CommandAsync(sql, command => command.ExecuteNonQueryAsync());

    private async Task<string> ScalarAsync(string sql)
    {
        var answer = string.Empty;
        await CommandAsync(sql, async command => answer = (string)(await command.ExecuteScalarAsync())!);
        return answer;
    }

    private async Task CommandAsync(string sql, Func<NpgsqlCommand, Task> run)
    {
        await using var connection = new NpgsqlConnection(Host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await run(command);
    }
}
