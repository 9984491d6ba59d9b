using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Contracts.StoredValues;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Integration.Payments;

/// <summary>Ledger entries never change, and totals that do not add up are reported.</summary>
public sealed class LedgerTests : PaymentsFixture
{
    [SetUp]
    public async Task MoveSomeMoney()
    {
        var reference = Guid.CreateVersion7();
        await PaidAsync(reference, 100);
        await GetAsync(new RefundPayment(reference, Guid.CreateVersion7(), Eur(30), "Part", StaffId));
        await GetAsync(new IssueGiftCard(Guid.CreateVersion7(), Eur(50), null, null, "Birthday", null));
    }

    [Test]
    public async Task Rows_of_the_ledgers_can_neither_be_changed_nor_deleted(
        [Values("ledger", "postings", "stored_value_moves")] string table,
        [Values("UPDATE {0} SET amount_amount = 1", "DELETE FROM {0}", "TRUNCATE {0} CASCADE")] string sql
    )
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(string.Format(null, sql, "payments." + table)))
        );

        Assert.That(refused!.MessageText, Does.Contain("never changed or deleted"));
    }

    [TestCase("payments", "UPDATE payments.payments SET captured_amount = 90", "MO3", "captured 90")]
    [TestCase("payments", "UPDATE payments.payments SET refunded_amount = 20", "MO3", "refunded 20")]
    [TestCase("payments", "UPDATE payments.payments SET voided_amount = 1", "MO3", "voided 1")]
    [TestCase("payments", "UPDATE payments.payments SET disputed_amount = 1", "MO3", "disputed 1")]
    [TestCase("payments", "UPDATE payments.payments SET charged_back_amount = 1", "MO3", "charged back 1")]
    [TestCase("ledger", "UPDATE payments.ledger SET amount_amount = 99 WHERE kind = 'AuthorizeSucceeded'", "MO3", "authorized 100")]
    [TestCase("postings", "UPDATE payments.postings SET amount_amount = amount_amount + 1 WHERE account = 'orders'", "MO4", "ledger entry")]
    [TestCase(
        "payments",
        "UPDATE payments.payments SET state = 'Created', provider_reference = NULL, started_at = '2030-01-01T00:00Z'",
        "MO8a",
        "MO8a: S-"
    )]
    [TestCase("postings", "UPDATE payments.postings SET amount_currency = 'USD'", "MO4", "ledger entry")]
    [TestCase("postings", "DELETE FROM payments.postings", "MO4", "ledger entry")]
    public async Task A_row_that_does_not_add_up_is_named(string table, string sql, string code, string named)
    {
        Assert.That(await BrokenAsync(), Is.Empty);

        await CorruptAsync(table, sql);

        Assert.That(await BrokenAsync(), Has.Some.StartsWith(code + ":").And.Some.Contains(named));
    }

    [Test]
    public async Task A_difference_and_a_notice_without_a_reason_are_named()
    {
        await InDatabaseAsync(async db =>
        {
            db.Mismatches.Add(
                new Shop.Payments.Domain.Mismatch(
                    Guid.CreateVersion7(),
                    "card",
                    Shop.Payments.Contracts.Reconciliation.MismatchKind.Refunded,
                    "s",
                    null,
                    "ch_9",
                    1,
                    2,
                    Kernel.Currency.Eur,
                    Clock.Now
                )
            );
            var notice = new Shop.Payments.Domain.Notice("evt_9", "card", "{}", Clock.Now);
            notice.Park("Unknown payment", Clock.Now);
            db.Notices.Add(notice);
            return await db.SaveChangesAsync();
        });
        Assert.That(await BrokenAsync(), Is.EqualTo(new[] { "MO8: Refunded of ch_9 at card: ours 1.0000, theirs 2.0000 EUR" }));

        await CorruptAsync("notices", "UPDATE payments.notices SET parked_because = NULL");

        Assert.That(await BrokenAsync(), Has.Some.EqualTo("MS4: card evt_9"));
    }
}
