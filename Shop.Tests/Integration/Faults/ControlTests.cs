using System.Diagnostics.CodeAnalysis;
using Npgsql;
using Shop.Chaos;
using Shop.Tests.Integration.Faults.Controls;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Faults;

/// <summary>
/// Control tests for <c>./shop chaos</c>, on a real database: naive implementations must fail its checks, and their guarded counterparts
/// must pass.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "NUnit calls the tear-down.")]
public sealed class ControlTests
{
    private string connectionString = string.Empty;
    private NpgsqlDataSource database = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("The controls are written for PostgreSQL.");
        connectionString = await TestDatabases.CreateEmptyAsync();
        database = NpgsqlDataSource.Create(connectionString);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (database is null)
            return;

        await database.DisposeAsync();
        await TestDatabases.DropAsync(connectionString);
    }

    [TestCase(200, 20, TestName = "A_naive_stock_counter_oversells_and_the_scenario_detects_it")]
    [TestCase(100, 10, TestName = "A_naive_code_counter_exceeds_its_limit_and_the_scenario_detects_it")]
    [TestCase(50, 4, TestName = "A_naive_gift_card_balance_is_overspent_and_the_scenario_detects_it")]
    public async Task Naive_counters_are_detected(int people, int available)
    {
        var naive = await FlashSale.RunAsync(
            await NaiveCounter.MakeAsync(database, available, guarded: false),
            people,
            available,
            CancellationToken.None
        );
        var guarded = await FlashSale.RunAsync(
            await NaiveCounter.MakeAsync(database, available, guarded: true),
            people,
            available,
            CancellationToken.None
        );

        Assert.That(naive.Problems, Has.Some.Contain($"succeeded, {available} available"));
        Assert.That(guarded.Problems, Is.Empty);
    }

    [Test]
    public async Task A_payment_recorder_without_deduplication_records_twice_and_the_scenario_detects_it()
    {
        var naive = await WebhookStorm.RunAsync(
            await NaivePaymentRecorder.MakeAsync(database, guarded: false),
            50,
            8,
            TimeSpan.FromSeconds(5),
            CancellationToken.None
        );
        var guarded = await WebhookStorm.RunAsync(
            await NaivePaymentRecorder.MakeAsync(database, guarded: true),
            50,
            8,
            TimeSpan.FromSeconds(5),
            CancellationToken.None
        );

        Assert.That(naive, Has.Some.Contain("were charged and"));
        Assert.That(guarded, Is.Empty);
    }

    [Test]
    public async Task A_checkout_that_charges_before_saving_loses_orders_and_the_reconciliation_detects_it()
    {
        var naive = await KilledAsync(guarded: false);
        var guarded = await KilledAsync(guarded: true);

        Assert.That(naive, Has.Some.Contain("which the shop does not know"));
        Assert.That(guarded, Is.Empty);
    }

    [Test]
    public void Every_kind_of_difference_between_two_ledgers_is_reported()
    {
        RecordedOrder[] orders =
        [
            new("S-1", "confirmed", "paid", 10),
            new("S-2", "confirmed", "paid", 10),
            new("S-3", "canceled", "paid", 10),
            new("S-4", "pending_payment", "unpaid", 10),
            new("S-5", "confirmed", "overpaid", 10),
            new("S-6", "confirmed", "paid", 12),
            new("S-7", "pending_payment", "unpaid", 10),
        ];
        RecordedCharge[] charges =
        [
            new("S-1", 10, 0),
            new("S-2", 10, 0),
            new("S-2", 10, 0),
            new("S-3", 10, 0),
            new("S-4", 10, 0),
            new("S-5", 10, 0),
            new("S-6", 12, 0),
            new("S-9", 10, 0),
            new("S-8", 10, 10),
        ];
        AcknowledgedOrder[] acknowledged =
        [
            new("S-1", 10, true),
            new("S-1", 10, true),
            new("S-6", 10, true),
            new("S-7", 10, true),
            new("S-10", 10, false),
        ];

        var problems = RecordComparison.Compare(orders, charges, acknowledged);

        Assert.That(
            problems,
            Is.EquivalentTo(
                new[]
                {
                    "S-1 was acknowledged for 2 carts",
                    "S-6 was acknowledged with 10 and costs 12",
                    "S-7 was paid and is pending_payment",
                    "S-10 was acknowledged and is lost",
                    "20 were charged for S-2, which costs 10",
                    "S-3 is canceled and 10 were not refunded",
                    "10 were charged for S-9, which the shop does not know",
                    "S-2 is paid in the shop, and the gateway has 20 of 10",
                    "S-4 is unpaid in the shop, and the gateway has 10",
                    "S-5 is overpaid",
                }
            )
        );
    }

    private async Task<IReadOnlyList<string>> KilledAsync(bool guarded)
    {
        using var shop = await NaiveCheckout.MakeAsync(database, guarded);
        var result = await CrashTest.RunAsync(
            shop,
            checkouts: 60,
            kills: 20,
            concurrency: 8,
            TimeSpan.FromMilliseconds(30),
            new Random(1),
            CancellationToken.None
        );
        var (orders, charges) = await shop.ReadRecordsAsync(CancellationToken.None);
        return RecordComparison.Compare(orders, charges, result.Acknowledged);
    }
}
