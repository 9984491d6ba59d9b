using Shop.Payments.Application.Providers;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Reconciliation;

/// <summary>A difference between a provider's list and the ledger.</summary>
/// <param name="Ours">Null when the ledger has no amount.</param>
/// <param name="Theirs">Null when the provider has no amount.</param>
internal sealed record Difference(
    MismatchKind Kind,
    string Subject,
    Guid? PaymentId,
    string? ProviderReference,
    decimal? Ours,
    decimal? Theirs,
    Kernel.Currency Currency
);

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

        // A larger amount is accepted; the order shows it as overpaid.
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

    /// <summary>A captured payment that the provider does not list.</summary>
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
