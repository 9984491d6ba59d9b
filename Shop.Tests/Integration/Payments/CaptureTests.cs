using Shop.Kernel;
using Shop.Payments.Application;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Operations;
using Shop.Reporting.Contracts.Audit;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Integration.Payments;

/// <summary>Several payments of one reference, and authorizations that are captured later, in parts or not at all.</summary>
public sealed class CaptureTests : PaymentsFixture
{
    private readonly Guid reference = Guid.CreateVersion7();

    [Test]
    public async Task Two_payments_share_a_reference_and_a_third_finds_it_covered()
    {
        await PaidAsync(reference, 60, total: 100);
        Assert.That((await FailAsync(Attempt(reference, 40.01m, 100))).Code, Is.EqualTo("payments.too-much"));
        await PaidAsync(reference, 40, total: 100);

        Assert.That((await FailAsync(Attempt(reference, 0.01m, 100))).Code, Is.EqualTo("payments.already-covered"));
        Assert.That((await SumsAsync(reference)).Captured, Is.EqualTo(Eur(100)));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task Concurrent_payments_never_exceed_the_total()
    {
        await PaidAsync(reference, 60, total: 100);

        var started = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => SendAsync(Attempt(reference, 25, 100, "bank-transfer"))))
        );

        Assert.That(started.Count(result => result.IsSuccess), Is.EqualTo(1), "60 + 25 + 25 is more than 100");
        Assert.That(
            started.Where(result => !result.IsSuccess).Select(result => result.Errors[0].Code),
            Is.All.EqualTo("payments.too-much")
        );
    }

    [Test]
    public async Task Refunded_amounts_can_be_paid_again_and_an_accepted_offline_method_counts()
    {
        await PaidAsync(reference, 100);
        await GetAsync(new RefundPayment(reference, Guid.CreateVersion7(), Eur(30), Message.Of("Part"), StaffId));

        await GetAsync(Attempt(reference, 30, 100, "bank-transfer"));

        Assert.That((await FailAsync(Attempt(reference, 1, 100))).Code, Is.EqualTo("payments.already-covered"));
    }

    [Test]
    public async Task Parts_are_captured_as_requested_and_a_repeat_captures_nothing_more()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var payment = await PaidAsync(reference, 100);
        var first = new CapturePayment(reference, Guid.CreateVersion7(), Eur(30));
        await DoAsync(first);
        await DoAsync(first);
        Assert.That(Gateway.ChargeOf(payment).Captured, Is.EqualTo(3000L));
        Assert.That((await PaymentAsync(payment)).Status, Is.EqualTo(PaymentStatus.PartiallyCaptured));

        await DoAsync(new CapturePayment(reference, Guid.CreateVersion7(), Eur(20)));
        await DoAsync(first);

        Assert.That(Gateway.ChargeOf(payment).Captured, Is.EqualTo(5000L));
        Assert.That(
            await LedgerAsync(payment),
            Is.EquivalentTo(
                new[] { "capture_requested 30.00", "capture_succeeded 30.00", "capture_requested 20.00", "capture_succeeded 20.00" }
            )
        );
        Assert.That((await SumsAsync(reference)).Authorized, Is.EqualTo(Eur(50)));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task Concurrent_captures_each_take_their_part()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var payment = await PaidAsync(reference, 100);
        var commands = Enumerable.Range(0, 4).Select(_ => new CapturePayment(reference, Guid.CreateVersion7(), Eur(20))).ToList();

        await Task.WhenAll(commands.Concat(commands).Select(command => Task.Run(() => SendAsync(command))));

        Assert.That((Gateway.ChargeOf(payment).Captured, (await PaymentAsync(payment)).Captured), Is.EqualTo((8000L, Eur(80))));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_capture_without_a_response_is_resent_by_the_poller()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var payment = await PaidAsync(reference, 100);
        Gateway.FailCalls(1);
        Assert.That(
            (await FailAsync(new CapturePayment(reference, Guid.CreateVersion7(), Eur(30)))).Code,
            Is.EqualTo("payments.provider-silent")
        );
        Assert.That(Gateway.ChargeOf(payment).Captured, Is.Zero);

        Clock.Advance(TimeSpan.FromMinutes(6));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");

        Assert.That((Gateway.ChargeOf(payment).Captured, (await PaymentAsync(payment)).Captured), Is.EqualTo((3000L, Eur(30))));
    }

    [Test]
    public async Task The_rest_of_a_partial_capture_is_released()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var payment = await PaidAsync(reference, 100);
        await DoAsync(new CapturePayment(reference, Guid.CreateVersion7(), Eur(30)));
        var release = new ReleaseAuthorization(reference, Guid.CreateVersion7(), StaffId);

        await DoAsync(release);
        await DoAsync(release);

        var view = await PaymentAsync(payment);
        Assert.That((view.Status, view.Captured, view.Authorized), Is.EqualTo((PaymentStatus.Captured, Eur(30), Eur(0))));
        Assert.That(await LedgerAsync(payment), Is.SupersetOf(new[] { "void_requested 70.00", "void_succeeded 70.00" }));
        Assert.That(Gateway.ChargeOf(payment).State, Is.EqualTo("captured"));
        await DoAsync(new CapturePayment(reference, Guid.CreateVersion7(), null));
        Assert.That(Gateway.ChargeOf(payment).Captured, Is.EqualTo(3000L), "nothing is reserved any more");
        await DeliverEvents(mayFail: true);
        Assert.That(
            (await GetAsync(new ListAudit(null, 1, 10))).Items.Select(entry => entry.Action.Code),
            Is.EqualTo(new[] { "reporting.payment-void" })
        );
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_capture_of_an_authorization_that_the_provider_voided_fails_and_is_reported()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var payment = await PaidAsync(reference, 100);
        Gateway.Expire(payment);

        await DoAsync(new CapturePayment(reference, Guid.CreateVersion7(), Eur(30)));

        Assert.That(
            await LedgerAsync(payment),
            Is.EquivalentTo(new[] { "capture_requested 30.00", "capture_failed 30.00", "void_succeeded 100.00" })
        );
        Assert.That(
            ((await PaymentAsync(payment)).Status, (await SumsAsync(reference)).Captured),
            Is.EqualTo((PaymentStatus.Expired, Eur(0)))
        );
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task The_expiry_of_an_authorization_is_announced_once_and_checked_when_it_is_due()
    {
        CaptureWhen(CaptureTime.OnShipment);
        var payment = await PaidAsync(reference, 100);
        Assert.That(
            (await PaymentAsync(payment)).AuthorizedUntil,
            Is.EqualTo(TestClock.Start.AddDays(7)),
            "the gateway sends no expiry: a week by default"
        );
        Clock.Advance(TimeSpan.FromHours(119));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");
        Assert.That(await ExpiryAsync(payment), Is.Null);

        Clock.Advance(TimeSpan.FromHours(2));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");
        var announced = await ExpiryAsync(payment);
        Clock.Advance(TimeSpan.FromDays(1));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");
        Assert.That((announced, await ExpiryAsync(payment)), Is.EqualTo((TestClock.Start.AddHours(121), TestClock.Start.AddHours(121))));

        Gateway.Expire(payment);
        Clock.Advance(TimeSpan.FromDays(1));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");
        Assert.That((await PaymentAsync(payment)).Status, Is.EqualTo(PaymentStatus.Expired));
    }

    private Task<DateTimeOffset?> ExpiryAsync(Guid paymentId) =>
        InDatabaseAsync(async db => (await db.FindAsync(paymentId, default))!.EndAnnouncedAt);
}
