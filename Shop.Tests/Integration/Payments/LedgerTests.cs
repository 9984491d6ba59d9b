using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Kernel;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Contracts.StoredValues;
using Shop.Payments.Domain;
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
        await GetAsync(new RefundPayment(reference, Guid.CreateVersion7(), Eur(30), Message.Of("Part"), StaffId));
        await GetAsync(new IssueGiftCard(Guid.CreateVersion7(), Eur(50), null, null, "Birthday", null));
    }

    [Test]
    public async Task Ledger_rows_can_be_neither_changed_nor_deleted(
        [Values("ledger", "postings", "stored_value_moves")] string table,
        [Values("UPDATE {0} SET amount_amount = 1", "DELETE FROM {0}", "TRUNCATE {0} CASCADE")] string sql
    )
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(string.Format(null, sql, "payments." + table)))
        );

        Assert.That(refused!.MessageText, Does.Contain("never changed or deleted"));
    }

    [TestCase("payments", "UPDATE payments.payments SET captured_amount = 90", "payments.refunded-captured-authorized", "captured 90")]
    [TestCase("payments", "UPDATE payments.payments SET refunded_amount = 20", "payments.refunded-captured-authorized", "refunded 20")]
    [TestCase("payments", "UPDATE payments.payments SET voided_amount = 1", "payments.refunded-captured-authorized", "voided 1")]
    [TestCase("payments", "UPDATE payments.payments SET disputed_amount = 1", "payments.refunded-captured-authorized", "disputed 1")]
    [TestCase(
        "payments",
        "UPDATE payments.payments SET charged_back_amount = 1",
        "payments.refunded-captured-authorized",
        "charged back 1"
    )]
    [TestCase(
        "ledger",
        "UPDATE payments.ledger SET amount_amount = 99 WHERE kind = 'AuthorizeSucceeded'",
        "payments.refunded-captured-authorized",
        "authorized 100"
    )]
    [TestCase(
        "postings",
        "UPDATE payments.postings SET amount_amount = amount_amount + 1 WHERE account = 'orders'",
        "payments.ledger-balances",
        "ledger entry"
    )]
    [TestCase(
        "payments",
        "UPDATE payments.payments SET state = 'Created', provider_reference = NULL, started_at = '2030-01-01T00:00Z'",
        "payments.attempts-answered",
        "payments.attempts-answered: S-"
    )]
    [TestCase("postings", "UPDATE payments.postings SET amount_currency = 'USD'", "payments.ledger-balances", "ledger entry")]
    [TestCase("postings", "DELETE FROM payments.postings", "payments.ledger-balances", "ledger entry")]
    public async Task A_row_that_does_not_add_up_is_reported(string table, string sql, string code, string named)
    {
        Assert.That(await BrokenAsync(), Is.Empty);

        await CorruptAsync(table, sql);

        Assert.That(await BrokenAsync(), Has.Some.StartsWith(code + ":").And.Some.Contains(named));
    }

    [Test]
    public async Task A_difference_and_a_webhook_without_a_reason_are_reported()
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
            var webhook = new Shop.Payments.Domain.WebhookEvent("evt_9", "card", "{}", Clock.Now);
            webhook.Park(PaymentErrors.WebhookEventWithoutPayment, Clock.Now);
            db.WebhookEvents.Add(webhook);
            return await db.SaveChangesAsync();
        });
        Assert.That(
            await BrokenAsync(),
            Is.EqualTo(new[] { "payments.agree-with-provider: Refunded of ch_9 at card: ours 1.0000, theirs 2.0000 EUR" })
        );

        await CorruptAsync("notices", "UPDATE payments.notices SET parked_because = NULL");

        Assert.That(await BrokenAsync(), Has.Some.EqualTo("payments.webhook-events-processed: card evt_9"));
    }
}
