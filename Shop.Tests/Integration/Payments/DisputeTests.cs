using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Operations;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Integration.Payments;

/// <summary>Disputes by cardholders.</summary>
public sealed class DisputeTests : PaymentsFixture
{
    private readonly Guid reference = Guid.CreateVersion7();

    [Test]
    public async Task A_disputed_payment_is_marked_and_cannot_be_refunded_meanwhile()
    {
        var payment = await PaidAsync(reference, 100);
        Gateway.Dispute(payment, 4000);

        await GetAsync(new RefreshPayment(payment));
        await GetAsync(new RefreshPayment(payment));

        var sums = await SumsAsync(reference);
        Assert.That((sums.Captured, sums.Disputed, sums.ChargedBack), Is.EqualTo((Eur(100), Eur(40), Eur(0))));
        Assert.That(
            (await FailAsync(new RefundPayment(reference, Guid.CreateVersion7(), Eur(60.01m), Message.Of("Too much"), StaffId))).Code,
            Is.EqualTo("payments.refund-too-high")
        );
        Assert.That((await FailAsync(Attempt(reference, 1, 100))).Code, Is.EqualTo("payments.already-covered"), "it is not lost yet");
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_won_dispute_leaves_the_money_unchanged()
    {
        var payment = await PaidAsync(reference, 100);
        var dispute = Gateway.Dispute(payment);
        await GetAsync(new RefreshPayment(payment));
        Gateway.EndDispute(payment, dispute, won: true);

        await GetAsync(new RefreshPayment(payment));

        var ledger = await GetAsync(new GetPayments(reference, Kernel.Currency.Eur));
        Assert.That((ledger.Captured, ledger.Disputed, ledger.ChargedBack), Is.EqualTo((Eur(100), Eur(0), Eur(0))));
        Assert.That(
            await LedgerAsync(payment),
            Is.EquivalentTo(new[] { "capture_succeeded 100.00", "chargeback_opened 100.00", "chargeback_won 100.00" })
        );
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_lost_dispute_takes_the_money_even_when_opened_and_lost_arrive_together()
    {
        var payment = await PaidAsync(reference, 100);
        var dispute = Gateway.Dispute(payment, 4000);
        Gateway.EndDispute(payment, dispute, won: false);

        await GetAsync(new RefreshPayment(payment));

        var view = await PaymentAsync(payment);
        Assert.That((view.Captured, view.Disputed, view.ChargedBack), Is.EqualTo((Eur(100), Eur(0), Eur(40))));
        Assert.That(
            await LedgerAsync(payment),
            Is.EquivalentTo(new[] { "capture_succeeded 100.00", "chargeback_opened 40.00", "chargeback_lost 40.00" })
        );
        await GetAsync(Attempt(reference, 40, 100));
        Assert.That(await BrokenAsync(), Is.Empty);
    }
}
