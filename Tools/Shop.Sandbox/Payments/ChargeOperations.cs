using System.Security.Cryptography;

namespace Shop.Sandbox.Payments;

/// <summary>
/// The operations on a charge. Each key is applied once; an operation that is no longer possible leaves the charge unchanged.
/// </summary>
internal sealed class ChargeOperations(ChargeStore store, ChargeWebhookSender sender, TimeProvider clock)
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    public Charge? Pay(string key, string card)
    {
        var verdict = new CardVerdict();
        return Change(
            key,
            charge =>
            {
                if (!charge.CanBePaid)
                    return charge;

                verdict = CardVerdict.Of(card, charge.Tries);
                var tried = charge with { Tries = charge.Tries + 1 };
                if (verdict.Failure is { } failure)
                    return tried with { State = Charge.Declined, Failure = failure };
                return verdict.NeedsConfirmation
                    ? tried with
                    {
                        State = Charge.ActionRequired,
                        Failure = null,
                        RedirectUrl = PageOf(charge) + "/confirm",
                    }
                    : Succeed(tried);
            },
            () => verdict.LateAndTwice
        );
    }

    /// <summary>The cardholder confirmed or refused at the bank.</summary>
    public Charge? Confirm(string key, bool agreed) => Change(key, charge => charge.State != Charge.ActionRequired ? charge
            : agreed ? Succeed(charge)
            : charge with { State = Charge.Declined, Failure = "Your bank did not confirm the payment.", RedirectUrl = PageOf(charge) });

    /// <summary>Captures up to the given total.</summary>
    public Charge? Capture(string key, long total) =>
        Change(key, charge =>
            charge.State != Charge.IsAuthorized || total <= charge.Captured
                ? charge
                : charge with
                {
                    Captured = Math.Min(charge.Authorized, total),
                    State = total >= charge.Authorized ? Charge.IsCaptured : Charge.IsAuthorized,
                }
        );

    /// <summary>Cancels an unpaid charge, and releases what is authorized and not captured.</summary>
    public Charge? Cancel(string key) => Change(key, charge => charge.CanBePaid || charge is { State: Charge.IsAuthorized, Captured: 0 }
                ? charge with
                {
                    State = Charge.Canceled,
                }
            : charge.State == Charge.IsAuthorized ? charge with { State = Charge.IsCaptured }
            : charge);

    /// <summary>Lets the authorization expire, as a bank does after some days.</summary>
    public Charge? Expire(string key) =>
        Change(key, charge =>
            charge.State != Charge.IsAuthorized ? charge : charge with { State = charge.Captured == 0 ? Charge.Expired : Charge.IsCaptured }
        );

    public Charge? Dispute(string key, long amount) =>
        Change(key, charge =>
            charge.Captured == 0
                ? charge
                : charge with
                {
                    Disputes =
                    [
                        .. charge.Disputes,
                        new ChargeDispute("dp_" + NewId(), amount > 0 ? Math.Min(amount, charge.Captured) : charge.Captured, "open"),
                    ],
                }
        );

    public Charge? EndDispute(string key, string disputeId, bool won) =>
        Change(key, charge =>
            !charge.Disputes.Any(dispute => dispute.Id == disputeId && dispute.State == "open")
                ? charge
                : charge with
                {
                    Disputes =
                    [
                        .. charge.Disputes.Select(dispute =>
                            dispute.Id == disputeId ? dispute with { State = won ? "won" : "lost" } : dispute
                        ),
                    ],
                }
        );

    public Charge? Refund(string key, string refundKey, long amount) => Change(key, charge =>
        {
            if (charge.Refunds.Any(refund => refund.Key == refundKey))
                return charge;

            var left = charge.Captured - charge.Refunds.Where(refund => refund.State == "succeeded").Sum(refund => refund.Amount);
            var refund =
                amount <= left
                    ? new ChargeRefund("re_" + NewId(), refundKey, amount, "succeeded", null)
                    : new ChargeRefund("re_" + NewId(), refundKey, amount, "failed", "More than was paid.");
            return charge with { Refunds = [.. charge.Refunds, refund] };
        });

    private static Charge Succeed(Charge charge) =>
        charge with
        {
            State = charge.CaptureNow ? Charge.IsCaptured : Charge.IsAuthorized,
            Authorized = charge.Amount,
            Captured = charge.CaptureNow ? charge.Amount : 0,
            Failure = null,
            RedirectUrl = PageOf(charge),
        };

    private static string PageOf(Charge charge) =>
        charge.RedirectUrl!.EndsWith("/confirm", StringComparison.Ordinal) ? charge.RedirectUrl[..^"/confirm".Length] : charge.RedirectUrl;

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    private Charge? Change(string key, Func<Charge, Charge> change, Func<bool>? isLate = null)
    {
        var charge = store.Change(key, change, after =>
        {
            var late = isLate?.Invoke() == true;
            return new ChargeEvent(
                "evt_" + NewId(),
                "charge." + after.State,
                after,
                clock.GetUtcNow() + (late ? Late : TimeSpan.Zero),
                late ? 2 : 1
            );
        });
        sender.Wake();
        return charge;
    }
}
