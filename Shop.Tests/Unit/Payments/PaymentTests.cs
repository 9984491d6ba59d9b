using FsCheck;
using FsCheck.Fluent;
using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Events;
using Shop.Payments.Domain;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;
using static Shop.Tests.Support.APayment;

namespace Shop.Tests.Unit.Payments;

public sealed class PaymentTests
{
    [Test]
    public void A_started_card_payment_covers_nothing_yet()
    {
        var payment = Card();

        Assert.That((payment.State, payment.IsUndecided, payment.Held >= Eur(100)), Is.EqualTo((PaymentStatus.Created, true, false)));
        Assert.That(payment.TakeDomainEvents().Select(raised => raised.GetType().Name), Is.EqualTo(new[] { "Started" }));
        Assert.That(payment.Ledger.Single().Kind, Is.EqualTo(LedgerKind.AuthorizeRequested));
    }

    [Test]
    public void An_offline_payment_covers_the_order_before_any_money_is_received()
    {
        var payment = BankTransfer();

        Assert.That((payment.Held >= Eur(100), payment.Captured, payment.IsUndecided), Is.EqualTo((true, Eur(0), false)));
        Assert.That(payment.TakeDomainEvents().OfType<Payment.Covered>().Single().IsCaptured, Is.False);
    }

    [Test]
    public void Repeated_and_outdated_webhooks_change_nothing()
    {
        var payment = Card();
        var old = payment.Snapshot(1, ChargeState.ActionRequired);
        var captured = payment.Snapshot(3, ChargeState.Captured, 100, 100);
        Assert.That(payment.Apply(captured, Monday), Is.True);
        payment.TakeDomainEvents();
        var (version, entries) = (payment.Version, payment.Ledger.Count);

        Assert.That(payment.Apply(captured, Monday), Is.False);
        Assert.That(payment.Apply(old, Monday), Is.False);
        Assert.That(payment.Apply(payment.Snapshot(2, ChargeState.Authorized, 100), Monday), Is.False);

        Assert.That(
            (payment.State, payment.Version, payment.Ledger.Count, payment.TakeDomainEvents().Count),
            Is.EqualTo((PaymentStatus.Captured, version, entries, 0))
        );
    }

    [Test]
    public void A_webhook_with_another_amount_currency_or_payment_is_refused()
    {
        var payment = Card();
        var right = payment.Snapshot(1, ChargeState.Captured, 100, 100);
        ChargeSnapshot[] wrong =
        [
            right with
            {
                Amount = Eur(99.99m),
            },
            right with
            {
                Amount = new Money(100, Currency.Of("USD")),
            },
            right with
            {
                PaymentId = Guid.NewGuid(),
            },
        ];

        Assert.That(wrong.Select(charge => Refusal.Of(() => payment.Apply(charge, Monday))), Is.All.EqualTo(PaymentErrors.DoesNotMatch));
        Assert.That((payment.State, payment.Captured, payment.ProviderVersion), Is.EqualTo((PaymentStatus.Created, Eur(0), 0)));
    }

    [Test]
    public void Authorization_and_capture_cover_once_and_post_each_amount_once()
    {
        var payment = Card();
        payment.Apply(payment.Snapshot(1, ChargeState.Authorized, 100), Monday);
        Assert.That(
            (payment.State, payment.OpenAuthorization, payment.Held >= Eur(100)),
            Is.EqualTo((PaymentStatus.Authorized, Eur(100), true))
        );
        payment.Apply(payment.Snapshot(2, ChargeState.Authorized, 100, 40), Monday);
        Assert.That((payment.State, payment.OpenAuthorization), Is.EqualTo((PaymentStatus.PartiallyCaptured, Eur(60))));
        payment.Apply(payment.Snapshot(3, ChargeState.Captured, 100, 100), Monday);

        var events = payment.TakeDomainEvents();
        Assert.That(payment.State, Is.EqualTo(PaymentStatus.Captured));
        Assert.That(events.OfType<Payment.Covered>().Count(), Is.EqualTo(1));
        Assert.That(events.OfType<Payment.CaptureBooked>().Select(booked => booked.Amount), Is.EqualTo(new[] { Eur(40), Eur(60) }));
    }

    [Test]
    public void Identical_changes_are_posted_in_the_same_order()
    {
        foreach (var payment in Enumerable.Range(0, 50).Select(_ => Captured()))
            Assert.That(payment.Ledger.Skip(1).Select(entry => entry.Id), Is.Ordered, "inserted in id order");
    }

    [Test]
    public void A_decline_is_reported_and_a_retry_still_pays()
    {
        var payment = Card();
        payment.Apply(payment.Snapshot(1, ChargeState.Declined), Monday);
        Assert.That((payment.State, payment.FailureReason), Is.EqualTo((PaymentStatus.Failed, PaymentMessages.Declined)));
        Assert.That(payment.TakeDomainEvents().OfType<Payment.FailureBooked>().Single().Reason, Is.EqualTo(PaymentMessages.Declined));

        payment.Apply(payment.Snapshot(2, ChargeState.Captured, 100, 100), Monday);

        Assert.That(
            (payment.State, payment.FailureReason, payment.Held >= Eur(100)),
            Is.EqualTo((PaymentStatus.Captured, (Message?)null, true))
        );
    }

    [TestCase(ChargeState.Canceled, PaymentStatus.Canceled)]
    [TestCase(ChargeState.Expired, PaymentStatus.Expired)]
    public void Money_received_for_an_ended_payment_still_counts(object end, object state)
    {
        var payment = Card();
        payment.Apply(payment.Snapshot(1, (ChargeState)end), Monday);
        Assert.That((payment.State, payment.Held >= Eur(100)), Is.EqualTo(((PaymentStatus)state, false)));

        payment.Apply(payment.Snapshot(2, ChargeState.Captured, 100, 100), Monday);

        Assert.That((payment.State, payment.Captured), Is.EqualTo((PaymentStatus.Captured, Eur(100))));
    }

    [TestCase(ChargeState.Authorized, 100, 0)]
    [TestCase(ChargeState.Captured, 100, 100)]
    [TestCase(ChargeState.Captured, 100, 40)]
    public void A_decline_of_an_authorized_or_captured_payment_is_refused_and_changes_nothing(object state, int authorized, int captured)
    {
        var payment = Card();
        payment.Apply(payment.Snapshot(1, (ChargeState)state, authorized, captured), Monday);
        var before = Facts(payment);

        var refusal = Refusal.Of(() => payment.Apply(payment.Snapshot(2, ChargeState.Declined, authorized, captured), Monday));

        Assert.That(refusal, Is.EqualTo(PaymentErrors.TransitionNotAllowed(payment.State)));
        Assert.That(Facts(payment), Is.EqualTo(before));
    }

    [Test]
    public void Money_for_a_voided_authorization_is_refused_and_changes_nothing()
    {
        var payment = Card();
        payment.Apply(payment.Snapshot(1, ChargeState.Authorized, 100), Monday);
        payment.Apply(payment.Snapshot(2, ChargeState.Canceled, 100), Monday);
        var before = Facts(payment);

        var refusal = Refusal.Of(() => payment.Apply(payment.Snapshot(3, ChargeState.Captured, 100, 100), Monday));

        Assert.That(refusal, Is.EqualTo(PaymentErrors.TransitionNotAllowed(PaymentStatus.Voided)));
        Assert.That(Facts(payment), Is.EqualTo(before));
    }

    [TestCase(ChargeState.Canceled, ChargeState.Expired, PaymentStatus.Canceled)]
    [TestCase(ChargeState.Expired, ChargeState.Canceled, PaymentStatus.Expired)]
    [TestCase(ChargeState.Canceled, ChargeState.Declined, PaymentStatus.Canceled)]
    [TestCase(ChargeState.Expired, ChargeState.ActionRequired, PaymentStatus.Expired)]
    public void An_ended_payment_keeps_its_status_until_money_arrives(object end, object later, object state)
    {
        var payment = Card();
        payment.Apply(payment.Snapshot(1, (ChargeState)end), Monday);
        payment.TakeDomainEvents();

        payment.Apply(payment.Snapshot(2, (ChargeState)later), Monday);

        Assert.That((payment.State, payment.TakeDomainEvents().Count), Is.EqualTo(((PaymentStatus)state, 0)));
    }

    [Test]
    public void A_repeated_void_of_an_authorization_changes_nothing()
    {
        var payment = Card();
        payment.Apply(payment.Snapshot(1, ChargeState.Authorized, 100), Monday);
        payment.Apply(payment.Snapshot(2, ChargeState.Canceled, 100), Monday);

        payment.Apply(payment.Snapshot(3, ChargeState.Canceled, 100), Monday);

        Assert.That((payment.State, payment.Voided), Is.EqualTo((PaymentStatus.Voided, Eur(100))));
    }

    [Test]
    public void An_overpayment_covers_the_order_and_its_surplus_can_be_refunded()
    {
        var payment = Card();

        payment.Apply(payment.Snapshot(1, ChargeState.Captured, 100.01m, 100.01m) with { Amount = Eur(100.01m) }, Monday);

        Assert.That(
            (payment.State, payment.Captured, payment.Refundable, payment.Held),
            Is.EqualTo((PaymentStatus.Captured, Eur(100.01m), Eur(100.01m), Eur(100.01m)))
        );
        Assert.That(payment.TakeDomainEvents().OfType<Payment.Covered>().Single().IsCaptured, Is.True);
    }

    [Test]
    public void An_offline_payment_with_received_money_cannot_be_canceled()
    {
        var payment = BankTransfer();
        payment.RecordManual(Guid.CreateVersion7(), Eur(40), null, StaffId, Monday);
        var before = Facts(payment);

        var refusal = Refusal.Of(() => payment.Cancel(Message.Of("Canceled"), Monday));

        Assert.That(refusal, Is.EqualTo(PaymentErrors.TransitionNotAllowed(PaymentStatus.PartiallyCaptured)));
        Assert.That(Facts(payment), Is.EqualTo(before));
    }

    [Test]
    public void A_payment_decided_by_a_provider_cannot_be_canceled() =>
        Assert.That(Refusal.Of(() => Card().Cancel(Message.Of("Canceled"), Monday)), Is.EqualTo(PaymentErrors.NotOffline));

    [Test]
    public void A_successful_refund_cannot_be_submitted_again()
    {
        var payment = BankTransfer();
        payment.RecordManual(Guid.CreateVersion7(), Eur(100), null, StaffId, Monday);
        var refund = payment.StartRefund(Guid.CreateVersion7(), Eur(10), Message.Of("Damaged"), StaffId, Monday);

        Assert.That(Refusal.Of(() => payment.RetryRefund(refund, Monday)), Is.EqualTo(PaymentErrors.RefundDone));
        Assert.That((refund.State, payment.Refunded), Is.EqualTo((RefundState.Succeeded, Eur(10))));
    }

    [Test]
    public void A_voided_authorization_is_no_longer_open()
    {
        var payment = Card();
        payment.Apply(payment.Snapshot(1, ChargeState.Authorized, 100), Monday);

        payment.Apply(payment.Snapshot(2, ChargeState.Canceled, 100), Monday);

        Assert.That(
            (payment.State, payment.OpenAuthorization, payment.Voided, payment.Held >= Eur(100)),
            Is.EqualTo((PaymentStatus.Voided, Eur(0), Eur(100), false))
        );
        Assert.That(payment.Booked(LedgerKind.VoidSucceeded), Is.EqualTo(Eur(100)));
    }

    [Test]
    public void Refunds_never_exceed_the_captured_amount()
    {
        var payment = Captured();
        payment.StartRefund(Guid.CreateVersion7(), Eur(60), Message.Of("Part"), null, Monday);

        Assert.That(
            Refusal.Of(() => payment.StartRefund(Guid.CreateVersion7(), Eur(40.01m), Message.Of("Too much"), null, Monday)).Code,
            Is.EqualTo("payments.refund-too-high")
        );
        payment.StartRefund(Guid.CreateVersion7(), Eur(40), Message.Of("Rest"), null, Monday);
        Assert.That((payment.Refundable, payment.RefundPending, payment.Refunded), Is.EqualTo((Eur(0), Eur(100), Eur(0))));
    }

    [Test]
    public void A_repeated_refund_operation_is_applied_once()
    {
        var payment = Captured();
        var operation = Guid.CreateVersion7();

        var first = payment.StartRefund(operation, Eur(60), Message.Of("Part"), null, Monday);
        var second = payment.StartRefund(operation, Eur(60), Message.Of("Part"), null, Monday);

        Assert.That(second, Is.SameAs(first));
        Assert.That(payment.RefundPending, Is.EqualTo(Eur(60)));
    }

    [Test]
    public void A_refund_is_posted_once_when_the_provider_confirms_it()
    {
        var payment = Captured();
        var refund = payment.StartRefund(Guid.CreateVersion7(), Eur(60), Message.Of("Part"), null, Monday);
        var done = new ChargeRefund(refund.Id, Eur(60), RefundState.Succeeded, null);

        payment.Apply(payment.Snapshot(2, ChargeState.Captured, 100, 100, done), Monday);
        payment.Apply(
            payment.Snapshot(
                3,
                ChargeState.Captured,
                100,
                100,
                done,
                new ChargeRefund(Guid.NewGuid(), Eur(1), RefundState.Succeeded, null)
            ),
            Monday
        );

        Assert.That(
            (payment.Refunded, payment.RefundPending, payment.Refundable, refund.State),
            Is.EqualTo((Eur(60), Eur(0), Eur(40), RefundState.Succeeded))
        );
        Assert.That(payment.Booked(LedgerKind.RefundSucceeded), Is.EqualTo(Eur(60)));
        Assert.That(payment.TakeDomainEvents().OfType<Payment.RefundBooked>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_failed_refund_stays_pending_and_can_be_submitted_again()
    {
        var payment = Captured();
        var refund = payment.StartRefund(Guid.CreateVersion7(), Eur(60), Message.Of("Part"), null, Monday);

        payment.Apply(
            payment.Snapshot(
                2,
                ChargeState.Captured,
                100,
                100,
                new ChargeRefund(refund.Id, Eur(60), RefundState.Failed, PaymentMessages.RefundRefused)
            ),
            Monday
        );
        Assert.That(
            (refund.State, refund.FailureReason, payment.Refundable),
            Is.EqualTo((RefundState.Failed, PaymentMessages.RefundRefused, Eur(40)))
        );
        payment.RetryRefund(refund, Monday);
        payment.Apply(
            payment.Snapshot(3, ChargeState.Captured, 100, 100, new ChargeRefund(refund.Id, Eur(60), RefundState.Succeeded, null)),
            Monday
        );

        Assert.That((refund.State, refund.FailureReason, payment.Refunded), Is.EqualTo((RefundState.Succeeded, (Message?)null, Eur(60))));
        Assert.That(
            payment.TakeDomainEvents().Select(raised => raised.GetType().Name),
            Is.EqualTo(new[] { "RefundFailureBooked", "RefundBooked" })
        );
    }

    [Test]
    public void Manual_payments_count_once_per_operation_including_parts_and_overpayments()
    {
        var payment = BankTransfer();
        var first = Guid.CreateVersion7();
        payment.RecordManual(first, Eur(40), "Statement 7", StaffId, Monday);
        payment.RecordManual(first, Eur(40), "Statement 7", StaffId, Monday);
        Assert.That((payment.State, payment.Captured), Is.EqualTo((PaymentStatus.PartiallyCaptured, Eur(40))));

        payment.RecordManual(Guid.CreateVersion7(), Eur(70), null, StaffId, Monday);

        Assert.That((payment.State, payment.Captured, payment.Authorized), Is.EqualTo((PaymentStatus.Captured, Eur(110), Eur(110))));
        Assert.That(payment.Booked(LedgerKind.ManualReceived), Is.EqualTo(Eur(110)));
        Assert.That(Refusal.Of(() => Card().RecordManual(first, Eur(40), null, StaffId, Monday)), Is.EqualTo(PaymentErrors.NotOffline));
    }

    [Test]
    public void An_offline_refund_counts_as_refunded_immediately()
    {
        var payment = BankTransfer();
        payment.RecordManual(Guid.CreateVersion7(), Eur(100), null, StaffId, Monday);

        payment.StartRefund(Guid.CreateVersion7(), Eur(30), Message.Of("Part"), StaffId, Monday);

        Assert.That((payment.Refunded, payment.RefundPending), Is.EqualTo((Eur(30), Eur(0))));
    }

    [Test]
    public void A_canceled_offline_payment_no_longer_covers_anything()
    {
        var payment = BankTransfer();

        payment.Cancel(Message.Of("Canceled"), Monday);
        var version = payment.Version;
        payment.Cancel(Message.Of("Canceled"), Monday);

        Assert.That((payment.State, payment.Held >= Eur(100), payment.Version), Is.EqualTo((PaymentStatus.Canceled, false, version)));
    }

    [Test]
    public void Each_money_movement_is_posted_to_two_accounts_that_balance()
    {
        var payment = Captured();
        var refund = payment.StartRefund(Guid.CreateVersion7(), Eur(60), Message.Of("Part"), null, Monday);
        payment.Apply(
            payment.Snapshot(2, ChargeState.Captured, 100, 100, new ChargeRefund(refund.Id, Eur(60), RefundState.Succeeded, null)),
            Monday
        );

        var moved = payment.Ledger.Where(entry => entry.Postings.Count > 0).ToList();

        Assert.That(moved.Select(entry => entry.Kind), Is.EqualTo(new[] { LedgerKind.CaptureSucceeded, LedgerKind.RefundSucceeded }));
        Assert.That(moved.Select(entry => entry.Postings.Sum(posting => posting.Amount.Amount)), Is.All.Zero);
        Assert.That(moved[1].Postings.Single(posting => posting.Account == "received:card").Amount, Is.EqualTo(Eur(-60)));
    }

    [Test]
    public void The_end_of_an_authorization_is_raised_with_its_remaining_amount()
    {
        var (expired, rest) = (Card(), Card());
        expired.Apply(expired.Snapshot(1, ChargeState.Authorized, 100), Monday);
        expired.Apply(expired.Snapshot(2, ChargeState.Expired, 100), Monday);
        rest.Apply(rest.Snapshot(1, ChargeState.Authorized, 100, 30), Monday);
        rest.Apply(rest.Snapshot(2, ChargeState.Captured, 100, 30), Monday);

        Assert.That(
            expired.TakeDomainEvents().OfType<Payment.VoidBooked>().Select(raised => (raised.Amount, raised.IsExpired)),
            Is.EqualTo(new[] { (Eur(100), true) })
        );
        Assert.That(
            rest.TakeDomainEvents().OfType<Payment.VoidBooked>().Select(raised => (raised.Amount, raised.IsExpired)),
            Is.EqualTo(new[] { (Eur(70), false) })
        );
        Assert.That((expired.State, rest.State, rest.Held), Is.EqualTo((PaymentStatus.Expired, PaymentStatus.Captured, Eur(30))));
    }

    [Test]
    public void Captures_are_limited_to_the_authorized_amount_and_one_per_operation()
    {
        var payment = Card();
        payment.Apply(payment.Snapshot(1, ChargeState.Authorized, 100), Monday);
        var operation = Guid.CreateVersion7();

        payment.RequestCapture(operation, Eur(30), null, Monday);
        payment.RequestCapture(operation, Eur(30), null, Monday);
        Assert.That((payment.CaptureAsked, payment.Capturable, payment.IsCapturing), Is.EqualTo((Eur(30), Eur(70), true)));
        payment.Apply(payment.Snapshot(2, ChargeState.Authorized, 100, 45), Monday);
        payment.RequestCapture(Guid.CreateVersion7(), Eur(5), null, Monday);

        Assert.That((payment.CaptureAsked, payment.Capturable), Is.EqualTo((Eur(50), Eur(50))), "another 15 was captured at the provider");
    }

    [Test]
    public void A_dispute_is_raised_once_per_state_and_its_postings_balance()
    {
        var payment = Captured();
        var open = new ChargeDispute("dp_1", Eur(40), DisputeState.Open);
        payment.Apply(payment.Snapshot(2, ChargeState.Captured, 100, 100) with { Disputes = [open] }, Monday);
        payment.Apply(payment.Snapshot(3, ChargeState.Captured, 100, 100) with { Disputes = [open] }, Monday);
        payment.Apply(
            payment.Snapshot(4, ChargeState.Captured, 100, 100) with
            {
                Disputes = [open with { State = DisputeState.Lost }],
            },
            Monday
        );
        payment.Apply(
            payment.Snapshot(5, ChargeState.Captured, 100, 100) with
            {
                Disputes = [open with { State = DisputeState.Lost }],
            },
            Monday
        );

        Assert.That(
            payment.TakeDomainEvents().OfType<Payment.DisputeBooked>().Select(raised => raised.Dispute.State),
            Is.EqualTo(new[] { DisputeState.Open, DisputeState.Lost })
        );
        Assert.That((payment.Held, payment.Refundable), Is.EqualTo((Eur(60), Eur(60))));
        var accounts = payment
            .Ledger.SelectMany(entry => entry.Postings)
            .GroupBy(posting => posting.Account)
            .ToDictionary(account => account.Key, account => account.Sum(posting => posting.Amount.Amount));
        Assert.That(
            accounts,
            Is.EquivalentTo(
                new Dictionary<string, decimal>
                {
                    ["received:card"] = 60,
                    ["disputed:card"] = 0,
                    ["orders"] = -60,
                }
            )
        );
    }

    [Test]
    public void Impossible_amounts_are_refused_and_post_nothing()
    {
        var payment = Card();
        ChargeSnapshot[] wrong =
        [
            payment.Snapshot(1, ChargeState.Captured, 100, 100.01m),
            payment.Snapshot(1, ChargeState.Captured, 200, 200),
            payment.Snapshot(1, ChargeState.Captured, 99, 99) with
            {
                Amount = Eur(99),
            },
            payment.Snapshot(1, ChargeState.Authorized, 100, -1),
            payment.Snapshot(1, ChargeState.Captured, 100, 100) with
            {
                Captured = new Money(100, Currency.Of("USD")),
            },
            payment.Snapshot(1, ChargeState.Captured, 100, 100) with
            {
                Disputes = [new ChargeDispute("dp_1", Eur(101), DisputeState.Open)],
            },
        ];

        Assert.That(wrong.Select(charge => Refusal.Of(() => payment.Apply(charge, Monday))), Is.All.EqualTo(PaymentErrors.DoesNotMatch));
        Assert.That((payment.Captured, payment.Authorized, payment.Ledger.Count), Is.EqualTo((Eur(0), Eur(0), 1)));
    }

    [Test]
    public void Webhooks_in_any_order_and_number_end_in_the_providers_state() =>
        Prop.ForAll(
                (
                    from history in Gen.Elements(Histories)
                    from deliveries in Gen.Choose(1, history.Length).ListOf()
                    select (History: history, Deliveries: deliveries.Append(history.Length).ToArray())
                ).ToArbitrary(),
                sample =>
                {
                    var (straight, shuffled) = (Card(), Card());
                    foreach (var version in Enumerable.Range(1, sample.History.Length))
                        straight.Apply(SnapshotOf(straight, sample.History, version), Monday);
                    foreach (var version in sample.Deliveries)
                        shuffled.Apply(SnapshotOf(shuffled, sample.History, version), Monday);

                    var covered = shuffled.TakeDomainEvents().OfType<Payment.Covered>().Count();
                    return Sums(straight) == Sums(shuffled)
                        && covered == (shuffled.CoveredAt is null ? 0 : 1)
                        && shuffled.Booked(LedgerKind.CaptureSucceeded) == shuffled.Captured
                        && shuffled.Booked(LedgerKind.AuthorizeSucceeded) == shuffled.Authorized
                        && shuffled.Booked(LedgerKind.VoidSucceeded) == shuffled.Voided;
                }
            )
            .QuickCheckThrowOnFailure();

    private static (PaymentStatus, Money, Money, Money, long, int, Message?) Facts(Payment payment) =>
        (
            payment.State,
            payment.Authorized,
            payment.Captured,
            payment.Voided,
            payment.ProviderVersion,
            payment.Ledger.Count,
            payment.FailureReason
        );

    /// <summary>State, authorized and captured at each version of a charge.</summary>
    private static readonly (ChargeState State, decimal Authorized, decimal Captured)[][] Histories =
    [
        [(ChargeState.Open, 0, 0), (ChargeState.Captured, 100, 100)],
        [
            (ChargeState.Open, 0, 0),
            (ChargeState.ActionRequired, 0, 0),
            (ChargeState.Authorized, 100, 0),
            (ChargeState.Authorized, 100, 30),
            (ChargeState.Captured, 100, 100),
        ],
        [(ChargeState.Declined, 0, 0), (ChargeState.Declined, 0, 0), (ChargeState.Captured, 100, 100)],
        [(ChargeState.Open, 0, 0), (ChargeState.Declined, 0, 0), (ChargeState.Canceled, 0, 0)],
        [(ChargeState.Open, 0, 0), (ChargeState.Expired, 0, 0)],
        [(ChargeState.Authorized, 100, 0), (ChargeState.Canceled, 100, 0)],
        [(ChargeState.Canceled, 0, 0), (ChargeState.Captured, 100, 100)],
    ];

    private static ChargeSnapshot SnapshotOf(
        Payment payment,
        (ChargeState State, decimal Authorized, decimal Captured)[] history,
        int version
    )
    {
        var (state, authorized, captured) = history[version - 1];
        return payment.Snapshot(version, state, authorized, captured);
    }

    private static (PaymentStatus, Money, Money, Money, Money, long) Sums(Payment payment) =>
        (payment.State, payment.Authorized, payment.Captured, payment.Voided, payment.OpenAuthorization, payment.ProviderVersion);
}
