using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Tests.Support;

/// <summary>Builds payments and provider snapshots for tests.</summary>
internal static class APayment
{
    public static Payment Card(decimal amount = 100) => Start("card", isOffline: false, amount);

    public static Payment BankTransfer(decimal amount = 100) => Start("bank-transfer", isOffline: true, amount);

    public static Payment Captured(decimal amount = 100)
    {
        var payment = Card(amount);
        payment.Apply(payment.Snapshot(1, ChargeState.Captured, amount, amount), AnOrder.Monday);
        payment.TakeDomainEvents();
        return payment;
    }

    /// <summary>A provider's snapshot at a version; amounts are cumulative.</summary>
    public static ChargeSnapshot Snapshot(
        this Payment payment,
        int version,
        ChargeState state,
        decimal authorized = 0,
        decimal captured = 0,
        params ChargeRefund[] refunds
    ) =>
        new()
        {
            ProviderReference = "ch_1",
            PaymentId = payment.Id.Value,
            Version = version,
            State = state,
            Amount = payment.Amount,
            Authorized = AnOrder.Eur(authorized),
            Captured = AnOrder.Eur(captured),
            RedirectUrl = "https://pay.example/ch_1",
            FailureReason = state == ChargeState.Declined ? PaymentMessages.Declined : null,
            Refunds = refunds,
            Disputes = [],
        };

    /// <summary>The sum of the ledger entries of a kind.</summary>
    public static Money Booked(this Payment payment, params LedgerKind[] kinds) =>
        payment
            .Ledger.Where(entry => kinds.Contains(entry.Kind))
            .Aggregate(Money.Zero(payment.Currency), (sum, entry) => sum + entry.Amount);

    private static Payment Start(string method, bool isOffline, decimal amount) =>
        Payment.Start(
            new PaymentId(Guid.CreateVersion7()),
            Guid.CreateVersion7(),
            "S-100001-7",
            AnOrder.Eur(amount),
            method,
            isOffline,
            null,
            "ada@example.com",
            "https://shop.example/orders/S-100001-7",
            AnOrder.Monday
        );
}
