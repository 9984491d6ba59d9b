using Shop.Payments.Application.Providers;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Reconciliation;

/// <summary>A difference between what a provider lists and what our ledger says.</summary>
/// <param name="Ours">Null when we know nothing of it.</param>
/// <param name="Theirs">Null when the provider knows nothing of it.</param>
internal sealed record Difference(
    MismatchKind Kind,
    string Subject,
    Guid? PaymentId,
    string? ProviderReference,
    decimal? Ours,
    decimal? Theirs,
    Kernel.Currency Currency
);

/// <summary>Holds a charge against a payment.</summary>
internal static class Comparison
{
    public static IEnumerable<Difference> Of(ListedCharge charge, Payment? payment)
    {
        if (payment is null)
            return (charge.Captured - charge.Refunded).IsPositive
                ?
                [
                    new Difference(
                        MismatchKind.UnknownCharge,
                        charge.ProviderReference,
                        null,
                        charge.ProviderReference,
                        null,
                        (charge.Captured - charge.Refunded).Amount,
                        charge.Amount.Currency
                    ),
                ]
                : [];

        // More than was asked for is taken over, and the order shows it.
        if (charge.Amount.Currency != payment.Currency || charge.Amount < payment.Amount)
            return [Differs(MismatchKind.Amount, payment.Amount.Amount, charge.Amount.Amount)];

        Difference[] all =
        [
            Differs(MismatchKind.Captured, payment.Captured.Amount, charge.Captured.Amount),
            Differs(MismatchKind.Refunded, payment.RefundedByProvider.Amount, charge.Refunded.Amount),
            Differs(MismatchKind.Disputed, (payment.Disputed + payment.ChargedBack).Amount, charge.Disputed.Amount),
        ];
        return all.Where(difference => difference.Ours != difference.Theirs);

        Difference Differs(MismatchKind kind, decimal ours, decimal theirs) =>
            new(kind, SubjectOf(payment), payment.Id.Value, charge.ProviderReference, ours, theirs, charge.Amount.Currency);
    }

    /// <summary>We have money of a payment that the provider does not list.</summary>
    public static Difference Missing(Payment payment) =>
        new(
            MismatchKind.MissingCharge,
            SubjectOf(payment),
            payment.Id.Value,
            payment.ProviderReference,
            (payment.Captured - payment.RefundedByProvider).Amount,
            null,
            payment.Currency
        );

    public static string SubjectOf(Payment payment) => payment.Id.Value.ToString("N");
}
