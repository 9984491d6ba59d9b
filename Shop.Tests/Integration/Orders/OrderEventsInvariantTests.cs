using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Tests.Support;
using Shop.Web.Health;

namespace Shop.Tests.Integration.Orders;

/// <summary>MS3: what orders told of themselves fits their timelines, each time after one row was spoiled.</summary>
public sealed class OrderEventsInvariantTests : OrdersFixture
{
    [SetUp]
    public void NeedsPostgres()
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("The rows are spoiled in PostgreSQL's words.");
    }

    [TestCase("DELETE FROM orders.outbox WHERE event_name = 'orders.order-placed.v1'", "{0}: 1 times in its timeline, 0 times told as orders.order-placed.v1")]
    [TestCase("DELETE FROM orders.outbox WHERE event_name = 'orders.order-confirmed.v1'", "{0}: 1 times in its timeline, 0 times told as orders.order-confirmed.v1")]
    [TestCase(
        "INSERT INTO orders.outbox SELECT gen_random_uuid(), 'f0f0f0f0-0000-0000-0000-000000000001', event_name, handler, payload, trace_id, occurred_at, attempts, next_try_at, lease, leased_until, done_at, parked_at, last_error FROM orders.outbox WHERE event_name = 'orders.order-placed.v1' LIMIT 1",
        "{0}: 1 times in its timeline, 2 times told as orders.order-placed.v1")]
    [TestCase(
        "UPDATE orders.outbox SET payload = regexp_replace(payload, '\"orderId\": ?\"[^\"]*\"', '\"orderId\":\"f0f0f0f0-0000-0000-0000-000000000002\"') WHERE event_name = 'orders.order-placed.v1'",
        "orders.order-placed.v1 is about f0f0f0f0-0000-0000-0000-000000000002, and there is no such order")]
    public async Task A_message_about_an_order_that_is_missing_double_or_about_nothing_is_named(string spoil, string offender)
    {
        var order = await BuyAsync(("TEA", 1));
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That(await OffendersAsync(), Is.Empty);

        await ExecuteAsync(spoil);

        Assert.That(await OffendersAsync(), Does.Contain(offender.Replace("{0}", order.Number, StringComparison.Ordinal)));
    }

    [Test]
    public async Task Messages_that_are_no_longer_kept_are_not_missed()
    {
        await BuyAsync(("TEA", 1));
        Clock.Advance(TimeSpan.FromDays(30));
        await ExecuteAsync("DELETE FROM orders.outbox");

        Assert.That(await OffendersAsync(), Is.Empty);
    }

    private async Task<IReadOnlyList<string>> OffendersAsync() =>
        (await Host.Services.GetRequiredService<InvariantRunner>().RunAsync(CancellationToken.None)).Single(result => result.Code == "MS3").Offenders;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
