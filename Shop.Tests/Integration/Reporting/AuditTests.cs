using System.Text;
using Npgsql;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Orders.Contracts.Events;
using Shop.Reporting.Contracts.Audit;
using Shop.Tests.Support;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Reporting;

/// <summary>The audit trail stays readable, and never changes.</summary>
public sealed class AuditTests : ReportingFixture
{
    private static readonly Guid StaffId = new("0196b000-0000-7000-8000-00000000000a");

    [Test]
    public async Task Changes_of_prices_stock_and_imports_are_audited_with_old_and_new_values()
    {
        var id = Guid.CreateVersion7();
        await GetAsync(
            new CreateProduct(
                id,
                new ProductInput("Tea", null, null, null, null, [], [], null, null, false),
                [],
                [new VariantInput(null, "TEA", [], 10)],
                true,
                StaffId
            )
        );
        var product = await GetAsync(new GetProductForEdit(id));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await GetAsync(new SetVariants(id, product.Version, [], [new VariantInput(product.Variants[0].Id, "TEA", [], 12)], StaffId));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("TEA"), null, 20, null, null, "Counted", StaffId));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("TEA"), null, null, -3, null, "Broken", StaffId));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await GetAsync(
            new RunImport(
                Guid.CreateVersion7(),
                "new.csv",
                Encoding.UTF8.GetBytes("Handle,Title,Variant SKU,Variant Price\ntea,Tea,TEA,15\npot,Pot,POT,20\n"),
                false,
                StaffId
            )
        );
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("TEA"), null, 30, null, null, "By a program", null));
        await DeliverEvents();

        var audit = (await GetAsync(new ListAudit(null, 1, 50))).Items;

        Assert.That(
            audit.Select(entry => $"{entry.Action.Text()} {entry.Subject}: {entry.Detail?.Text()}").Reverse(),
            Is.EqualTo(
                new[]
                {
                    "Created product tea: TEA: 10.00 EUR",
                    "Changed price tea: TEA: 10.00 EUR → 12.00 EUR",
                    "Counted stock TEA: +20, now 20 on hand: Counted",
                    "Adjusted stock TEA: −3, now 17 on hand: Broken",
                    "Imported products new.csv: 1 created, 1 updated, 0 rejected",
                }
            )
        );
        Assert.That(audit.Select(entry => entry.StaffId), Has.All.EqualTo(StaffId));
        Assert.That(await Host.CheckInvariantsAsync(alwaysOnly: true), Is.Empty);
    }

    [Test]
    public async Task A_subject_that_is_too_long_is_truncated()
    {
        await PublishAsync(
            new PromotionStaffActed(Guid.CreateVersion7(), At(0), StaffId, "change", new string('a', 98) + "🍵" + new string('b', 100))
        );

        Assert.That((await GetAsync(new ListAudit(null, 1, 50))).Items.Single().Subject, Is.EqualTo(new string('a', 98) + "…"));
    }

    [TestCase("UPDATE reporting.audit SET staff_id = gen_random_uuid()")]
    [TestCase("DELETE FROM reporting.audit")]
    [TestCase("TRUNCATE reporting.audit")]
    public async Task Audit_entries_cannot_be_changed_in_the_database(string sql)
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("The rows are spoiled in PostgreSQL's words.");
        await PublishAsync(new OrderStaffActed(Guid.CreateVersion7(), At(0), StaffId, "hold", "S-1", null));

        Assert.That(() => ExecuteAsync(sql), Throws.InstanceOf<PostgresException>().With.Message.Contains("never changed or deleted"));
    }

    [Test]
    public async Task Import_counts_and_daily_totals_that_do_not_add_up_are_reported()
    {
        if (TestDatabases.SqlServer is not null)
            Assert.Ignore("The rows are spoiled in PostgreSQL's words.");
        await GetAsync(
            new RunImport(
                Guid.CreateVersion7(),
                "new.csv",
                Encoding.UTF8.GetBytes("Handle,Title,Variant SKU,Variant Price\ntea,Tea,TEA,15\n"),
                false,
                StaffId
            )
        );
        await PublishAsync(Confirmed(Guid.CreateVersion7(), At(0), 100, 15.97m), Refunded(Guid.CreateVersion7(), At(2), 30, 5));
        Clock.Advance(TimeSpan.FromMinutes(5));
        await SalesAsync();
        Assert.That(await Host.CheckInvariantsAsync(alwaysOnly: true), Is.Empty);

        await ExecuteAsync("UPDATE catalog.imports SET rows_taken = 2; UPDATE reporting.day_totals SET gross = 90, returned = 0");

        Assert.That(
            await Host.CheckInvariantsAsync(alwaysOnly: true),
            Has.Some.StartsWith("catalog.imports-add-up: new.csv")
                .And.Some.EqualTo(
                    "reporting.day-totals-add-up: 2031-03-03: 1 orders of 90.0000 and 0.0000 returned, its facts 1, 100.0000 and 0"
                )
                .And.Some.StartsWith("reporting.day-totals-add-up: 2031-03-05: 0 orders of 90")
        );
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
