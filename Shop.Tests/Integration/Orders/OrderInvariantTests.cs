using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
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

    [TestCase("MO1", "UPDATE orders.orders SET tax_amount = tax_amount + 0.01", "{0}")]
    [TestCase(
        "MO2",
        "UPDATE orders.line_items SET unit_price_amount = 9, total_amount = quantity * 9",
        "{0} TEA: sold at 9.00 EUR, it cost 10.00 EUR"
    )]
    [TestCase(
        "MO5",
        "UPDATE orders.orders SET captured_amount = captured_amount - 1",
        "{0}: says captured 23.90 EUR, refunded 0.00 EUR, the ledger 24.90 EUR, 0.00 EUR"
    )]
    [TestCase("MO5", "UPDATE orders.orders SET payment_state = 'Unpaid'", "{0}: says unpaid, and its sums say otherwise")]
    [TestCase(
        "MO6",
        "UPDATE orders.orders SET captured_amount = 30, payment_state = 'Paid'; UPDATE payments.payments SET captured_amount = 30, authorized_amount = 30",
        "{0}: charged 30.00 EUR for 24.90 EUR, says paid"
    )]
    [TestCase("MO7", "UPDATE orders.orders SET status = 'Canceled'", "{0}: is canceled and keeps 24.90 EUR, reserved 0.00 EUR")]
    [TestCase("OR2", "UPDATE orders.orders SET status = 'OnHold'", "{0}: ends in Confirmed, is OnHold")]
    [TestCase(
        "OR2",
        "UPDATE orders.order_steps SET from_status = 'Canceled' WHERE to_status = 'Confirmed'",
        "{0}: ends in Confirmed, is Confirmed"
    )]
    [TestCase("ST4", "UPDATE inventory.reservations SET open = 1", "{0} TEA: promises 2 and shipped 0, reserved 1 and consumed 0")]
    [TestCase("ST5", "UPDATE orders.orders SET status = 'Completed'", "{0} TEA: is completed, 2 still reserved")]
    [TestCase("ST5", "DELETE FROM orders.orders", "{1}: units are promised or gone, and there is no such order")]
    [TestCase("AC1", "DELETE FROM inventory.outbox", "TEA: 20 at {2}")]
    [TestCase("AC1a", "DELETE FROM catalog.outbox", "TEA at {2}")]
    [TestCase(
        "MS3",
        "DELETE FROM orders.outbox WHERE event_name = 'orders.order-placed.v1'",
        "{0}: 1 times in its timeline, 0 times told as orders.order-placed.v1"
    )]
    [TestCase(
        "MS3",
        "DELETE FROM orders.outbox WHERE event_name = 'orders.order-confirmed.v1'",
        "{0}: 1 times in its timeline, 0 times told as orders.order-confirmed.v1"
    )]
    [TestCase(
        "MS3",
        "INSERT INTO orders.outbox SELECT gen_random_uuid(), 'f0f0f0f0-0000-0000-0000-000000000001', event_name, handler, payload, trace_id, occurred_at, attempts, next_try_at, lease, leased_until, done_at, parked_at, last_error FROM orders.outbox WHERE event_name = 'orders.order-placed.v1' LIMIT 1",
        "{0}: 1 times in its timeline, 2 times told as orders.order-placed.v1"
    )]
    [TestCase(
        "MS3",
        "UPDATE orders.outbox SET payload = regexp_replace(payload, '\"orderId\": ?\"[^\"]*\"', '\"orderId\":\"f0f0f0f0-0000-0000-0000-000000000002\"') WHERE event_name = 'orders.order-placed.v1'",
        "orders.order-placed.v1 is about f0f0f0f0-0000-0000-0000-000000000002, and there is no such order"
    )]
    public async Task A_row_of_a_paid_order_that_was_spoiled_is_named(string code, string spoil, string offender)
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
    public async Task An_order_that_is_confirmed_without_money_and_one_that_waits_too_long_are_named()
    {
        var order = await PlaceAsync("card", ("TEA", 2));
        await DeliverEvents();
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That(await OffendersAsync("OR3"), Is.Empty);

        await ExecuteAsync("UPDATE orders.orders SET payment_deadline = '2030-01-01T00:00Z'");
        Assert.That(await OffendersAsync("OR3"), Is.EqualTo(new[] { order.Number }));
        await ExecuteAsync("UPDATE orders.orders SET status = 'Confirmed'");
        Assert.That(await OffendersAsync("MO5"), Is.EqualTo(new[] { $"{order.Number}: is confirmed without being covered" }));
    }

    [TestCase(29, true)]
    [TestCase(31, false)]
    public async Task A_price_of_yesterday_is_named_and_one_that_was_shown_in_the_last_half_hour_is_not(int minutes, bool holds)
    {
        var order = await BuyAsync(("TEA", 2));
        await ExecuteAsync("UPDATE catalog.price_changes SET at = at - interval '1 day'");
        await ExecuteAsync(
            $"""
            INSERT INTO catalog.price_changes (id, product_id, variant_id, sku, price_amount, price_currency, at)
            SELECT gen_random_uuid(), product_id, variant_id, sku, 12, price_currency, at + interval '1 day' - interval '{minutes} minutes' FROM catalog.price_changes WHERE sku = 'TEA'
            """
        );

        Assert.That(
            await OffendersAsync("MO2"),
            holds ? Is.Empty : Is.EqualTo(new[] { $"{order.Number} TEA: sold at 10.00 EUR, it cost 12.00 EUR" })
        );
    }

    [TestCase(
        "orders.line_items",
        "ck_line_items_quantities",
        "UPDATE orders.line_items SET shipped = 3, in_shipment = 3",
        "ST6",
        "{0} TEA"
    )]
    public async Task What_the_database_refuses_by_itself_is_named_all_the_same(
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

    [TestCase("UPDATE orders.documents SET sequence = 2", "{0}: 1 documents from 2 to 2, the series stands at 1")]
    [TestCase("UPDATE orders.document_series SET last = 2", "{0}: 1 documents from 1 to 1, the series stands at 2")]
    public async Task A_gap_in_the_invoices_is_named(string spoil, string offender)
    {
        await BuyAsync(("TEA", 1));
        await Host.RunJobAsync("issue-documents");
        Assert.That(await OffendersAsync("MO11"), Is.Empty);

        await ExecuteAsync(spoil);

        Assert.That(
            await OffendersAsync("MO11"),
            Is.EqualTo(new[] { string.Format(null, offender, await ScalarAsync("SELECT series FROM orders.documents")) })
        );
    }

    [Test]
    public async Task A_refund_that_the_audit_trail_was_not_told_of_is_named()
    {
        var order = await BuyAsync(("TEA", 2));
        Clock.Advance(TimeSpan.FromSeconds(5));
        await GetAsync(new RefundOrder(order.Number!, Guid.CreateVersion7(), new Money(5, Currency.Eur), null, false, "Dented", StaffId));
        Assert.That(await OffendersAsync("AC1b"), Is.Empty);

        await ExecuteAsync("DELETE FROM orders.outbox WHERE event_name = 'orders.staff-acted.v1'");

        Assert.That(await OffendersAsync("AC1b"), Is.EqualTo(new[] { $"{order.Number}: 5.00 EUR at {Clock.Now:O}" }));
    }

    [Test]
    public async Task Messages_that_are_no_longer_kept_are_not_missed()
    {
        await BuyAsync(("TEA", 1));
        Clock.Advance(TimeSpan.FromDays(30));
        await ExecuteAsync("DELETE FROM orders.outbox; DELETE FROM inventory.outbox; DELETE FROM catalog.outbox");

        foreach (var code in new[] { "MS3", "AC1", "AC1a", "AC1b" })
            Assert.That(await OffendersAsync(code), Is.Empty, code);
    }

    [Test]
    public async Task What_needs_no_shipping_is_taken_off_stock_once_its_order_is_completed()
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

        Assert.That((await StateAsync(order)).Status, Is.EqualTo("completed"));
        Assert.That(await StockAsync("SEAT"), Is.EqualTo((3, 0)));
        await AssertSoundAsync();
    }

    private async Task<IReadOnlyList<string>> OffendersAsync(string code) =>
        (await Host.Services.GetRequiredService<InvariantRunner>().RunAsync(CancellationToken.None))
            .Single(result => result.Code == code)
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
