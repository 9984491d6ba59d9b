using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Reporting.Contracts.Audit;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Integration.Payments;

/// <summary>The provider's charges against our ledger, in both directions, and each repair.</summary>
public sealed class ReconciliationTests : PaymentsFixture
{
    private readonly Guid reference = Guid.CreateVersion7();

    [SetUp]
    public async Task ForgetEarlierCharges()
    {
        // The gateway's charges outlive the tests of a fixture: leftovers are marked as explained first.
        await GetAsync(new ReconcilePayments());
        foreach (var mismatch in (await FoundAsync()).Open)
            await DoAsync(new RepairMismatch(mismatch.Id, Repair.Explain, "An earlier test's", StaffId));
    }

    [Test]
    public async Task Matching_payments_are_not_a_difference()
    {
        var payment = await PaidAsync(reference, 100);
        await GetAsync(new RefundPayment(reference, Guid.CreateVersion7(), Eur(30), Message.Of("Part"), StaffId));
        Gateway.Dispute(payment, 1000);
        await GetAsync(new RefreshPayment(payment));

        Assert.That((await CompareAsync()).Open, Is.Empty);
        Assert.That((await FoundAsync()).ComparedAt, Is.EqualTo(Clock.Now));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_missed_payment_is_found_reported_and_recorded()
    {
        var started = await GetAsync(Attempt(reference, 100, 100));
        Gateway.Pay(started.PaymentId);

        var found = (await CompareAsync()).Open.Single();

        Assert.That(
            (found.Kind, found.PaymentId, found.Ours, found.Theirs, found.Repairs[0]),
            Is.EqualTo((MismatchKind.Captured, (Guid?)started.PaymentId, (Money?)Eur(0), (Money?)Eur(100), Repair.TakeOver))
        );
        Assert.That(await BrokenAsync(), Has.Some.StartsWith("payments.agree-with-provider: Captured of ch_"));
        await RepairAsync(found, Repair.TakeOver);
        Assert.That((await SumsAsync(reference)).Captured, Is.EqualTo(Eur(100)));
        Assert.That((await CompareAsync()).Open, Is.Empty);
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_difference_that_disappears_is_closed()
    {
        var started = await GetAsync(Attempt(reference, 100, 100));
        Gateway.Pay(started.PaymentId);
        Assert.That((await CompareAsync()).Open, Has.Count.EqualTo(1));

        await GetAsync(new RefreshPayment(started.PaymentId));

        Assert.That((await CompareAsync()).Open, Is.Empty);
    }

    [Test]
    public async Task Very_recent_changes_are_left_for_the_next_run()
    {
        var started = await GetAsync(Attempt(reference, 100, 100));
        Gateway.Pay(started.PaymentId);

        await Host.RunJobAsync("reconcile-payments");

        Assert.That((await FoundAsync()).Open, Is.Empty);
    }

    [Test]
    public async Task An_unrequested_charge_is_refunded_at_the_provider_once()
    {
        var charge = Gateway.CreateUnrequestedCharge(1234);
        var found = (await CompareAsync()).Open.Single();
        Assert.That(
            (found.Kind, found.ProviderReference, found.Ours, found.Theirs),
            Is.EqualTo((MismatchKind.UnknownCharge, charge, (Money?)null, (Money?)Eur(12.34m)))
        );

        await RepairAsync(found, Repair.RefundCharge);
        await RepairAsync(found, Repair.RefundCharge);

        Assert.That(Gateway.ChargeById(charge).Refunds.Select(refund => refund.Amount), Is.EqualTo(new[] { 1234L }));
        Assert.That((await CompareAsync()).Open, Is.Empty);
        await DeliverEvents(mayFail: true);
        Assert.That(
            (await GetAsync(new ListAudit(charge, 1, 10))).Items.Select(entry => entry.Action.Code),
            Is.EqualTo(new[] { "reporting.payment-repair-mismatch" })
        );
    }

    [Test]
    public async Task A_refund_made_at_the_provider_is_recorded_once()
    {
        var payment = await PaidAsync(reference, 100);
        Gateway.RefundAtGateway(payment, 4000);
        var found = (await CompareAsync()).Open.Single();
        Assert.That((found.Kind, found.Repairs[0]), Is.EqualTo((MismatchKind.Refunded, Repair.TakeOver)));

        await RepairAsync(found, Repair.TakeOver);

        Assert.That((await SumsAsync(reference)).Refunded, Is.EqualTo(Eur(40)));
        Assert.That((await CompareAsync()).Open, Is.Empty);
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_manual_refund_at_the_provider_matches_our_failed_one()
    {
        var payment = await PaidAsync(reference, 100);
        Gateway.RefundAtGateway(payment);
        await GetAsync(new RefundPayment(reference, Guid.CreateVersion7(), Eur(100), Message.Of("All"), StaffId));
        Assert.That((await SumsAsync(reference)).RefundPending, Is.EqualTo(Eur(100)), "it failed: the provider has nothing left");

        await RepairAsync((await CompareAsync()).Open.Single(), Repair.TakeOver);

        var sums = await SumsAsync(reference);
        Assert.That((sums.Refunded, sums.RefundPending), Is.EqualTo((Eur(100), Eur(0))));
        Assert.That((await CompareAsync()).Open, Is.Empty);
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_refund_lost_by_the_provider_is_sent_again()
    {
        var payment = await PaidAsync(reference, 100);
        await GetAsync(new RefundPayment(reference, Guid.CreateVersion7(), Eur(40), Message.Of("Part"), StaffId));
        Gateway.LoseRefunds(payment);
        var found = (await CompareAsync()).Open.Single();
        Assert.That(
            (found.Kind, found.Ours, found.Theirs, found.Repairs[0]),
            Is.EqualTo((MismatchKind.Refunded, (Money?)Eur(40), (Money?)Eur(0), Repair.SendRefunds))
        );

        await RepairAsync(found, Repair.SendRefunds);

        Assert.That(Gateway.ChargeOf(payment).Refunds.Single().Amount, Is.EqualTo(4000L));
        Assert.That((await CompareAsync()).Open, Is.Empty);
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_payment_missing_at_the_provider_can_only_be_explained_and_stays_explained_while_unchanged()
    {
        var payment = await PaidAsync(reference, 100);
        Gateway.Forget(payment);
        var found = (await CompareAsync()).Open.Single();
        Assert.That((found.Kind, found.Repairs.Single()), Is.EqualTo((MismatchKind.MissingCharge, Repair.Explain)));
        Assert.That(
            (await FailAsync(new RepairMismatch(found.Id, Repair.TakeOver, null, StaffId))).Code,
            Is.EqualTo("payments.no-such-repair")
        );
        Assert.That((await FailAsync(new RepairMismatch(found.Id, Repair.Explain, " ", StaffId))).Field, Is.EqualTo("Reason"));

        await RepairAsync(found, Repair.Explain, "Settled by letter");
        Assert.That((await CompareAsync()).Open, Is.Empty);
        await InDatabaseAsync(db =>
            db.Mismatches.Where(mismatch =>
                    mismatch.IsExplained && mismatch.Kind == Shop.Payments.Contracts.Reconciliation.MismatchKind.MissingCharge
                )
                .ExecuteUpdateAsync(set => set.SetProperty(mismatch => mismatch.Ours, 99m))
        );

        Assert.That((await CompareAsync()).Open.Single().Ours, Is.EqualTo(Eur(100)), "another amount is another difference");
    }

    [Test]
    public async Task An_unreachable_provider_closes_no_difference()
    {
        var started = await GetAsync(Attempt(reference, 100, 100));
        Gateway.Pay(started.PaymentId);
        await CompareAsync();
        Gateway.FailCalls(1);

        Assert.That((await FailAsync(new ReconcilePayments())).Code, Is.EqualTo("payments.provider-silent"));
        Assert.That((await FoundAsync()).Open, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_parked_webhook_is_processed_once_its_payment_exists()
    {
        var attempt = Attempt(reference, 100, 100);
        await GetAsync(attempt);
        Gateway.Pay(attempt.PaymentId);
        var body = TestGateway.BodyOf(Gateway.WebhooksOf(attempt.PaymentId)[^1]);
        await InDatabaseAsync(async db =>
        {
            foreach (var (id, text) in new[] { ("evt_known", Encoding.UTF8.GetString(body)), ("evt_odd", "{}") })
            {
                var webhook = new Shop.Payments.Domain.WebhookEvent(id, "card", text, Clock.Now);
                webhook.Park(Shop.Payments.Domain.PaymentErrors.WebhookEventWithoutPayment, Clock.Now);
                db.WebhookEvents.Add(webhook);
            }

            return await db.SaveChangesAsync();
        });

        await DoAsync(new RetryWebhookEvent("card", "evt_known", StaffId));

        Assert.That(
            (await FailAsync(new RetryWebhookEvent("card", "evt_odd", StaffId))).Code,
            Is.EqualTo("payments.webhook-event-unreadable")
        );
        Assert.That((await FoundAsync()).ParkedWebhookEvents.Select(webhook => webhook.Id), Is.EqualTo(new[] { "evt_odd" }));
        Assert.That((await SumsAsync(reference)).Captured, Is.EqualTo(Eur(100)));
    }

    private async Task<Mismatches> CompareAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(2));
        await GetAsync(new ReconcilePayments());
        return await FoundAsync();
    }

    private Task<Mismatches> FoundAsync() => GetAsync(new ListMismatches());

    private Task RepairAsync(Mismatch mismatch, Repair repair, string? reason = null) =>
        DoAsync(new RepairMismatch(mismatch.Id, repair, reason, StaffId));
}
