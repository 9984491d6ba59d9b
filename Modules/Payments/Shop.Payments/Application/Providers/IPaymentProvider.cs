using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Events;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Providers;

/// <summary>
/// An external payment provider. Every call has a timeout. Null means that it did not respond and the outcome is unknown; retry with the
/// same idempotency keys.
/// </summary>
internal interface IPaymentProvider
{
    /// <summary>The payment method, for example <c>card</c>.</summary>
    string Method { get; }

    /// <summary>Moves no real money.</summary>
    bool IsTest { get; }

    /// <summary>False while the circuit breaker is open and only probe calls pass.</summary>
    bool IsAnswering { get; }

    Task<ChargeSnapshot?> StartAsync(Payment payment, CancellationToken cancellationToken);

    /// <summary>The charge's current state. A charge unknown to the provider is returned as canceled.</summary>
    Task<ChargeSnapshot?> GetAsync(Payment payment, CancellationToken cancellationToken);

    /// <summary>Captures up to a cumulative total.</summary>
    Task<ChargeSnapshot?> CaptureAsync(Payment payment, Money total, CancellationToken cancellationToken);

    /// <summary>Cancels a pending charge, or voids the uncaptured authorization.</summary>
    Task<ChargeSnapshot?> CancelAsync(Payment payment, CancellationToken cancellationToken);

    Task<ChargeSnapshot?> RefundAsync(Payment payment, Refund refund, CancellationToken cancellationToken);

    /// <summary>A page of the charges created since then, including those this shop did not request.</summary>
    /// <param name="cursor">Null for the first page.</param>
    Task<ChargePage?> ListAsync(DateTimeOffset since, string? cursor, CancellationToken cancellationToken);

    /// <summary>Refunds a charge that belongs to no payment. False when the provider refused or did not respond.</summary>
    Task<bool> RefundChargeAsync(string providerReference, Money amount, Guid key, CancellationToken cancellationToken);

    /// <summary>Verifies and parses a webhook; null when the signature is invalid, missing or too old.</summary>
    ProviderWebhookEvent? Read(byte[] body, string? signature, DateTimeOffset now);

    /// <summary>Parses a webhook whose signature was verified on receipt; null when it is malformed.</summary>
    ProviderWebhookEvent? Parse(byte[] body);
}

/// <param name="EventId">The provider's event id, the same on every delivery.</param>
/// <param name="Charge">The charge's state; null when the event does not include it.</param>
/// <param name="PaymentId">The payment to fetch when the event does not include the charge.</param>
/// <param name="IsIrrelevant">An event type that the shop ignores.</param>
/// <param name="ProviderReference">The provider's id of the payment, when the event does not include ours.</param>
internal sealed record ProviderWebhookEvent(
    string EventId,
    ChargeSnapshot? Charge,
    Guid? PaymentId = null,
    bool IsIrrelevant = false,
    string? ProviderReference = null
)
{
    public bool NamesPayment => (Charge?.PaymentId ?? PaymentId) is not null || ProviderReference is not null;
}

/// <param name="Next">Null on the last page.</param>
internal sealed record ChargePage(IReadOnlyList<ListedCharge> Charges, string? Next);

/// <summary>A charge as listed by the provider, with cumulative amounts.</summary>
/// <param name="PaymentId">Null when the charge was not created by a shop like this one.</param>
/// <param name="Disputed">Amount in disputes that were not won.</param>
internal sealed record ListedCharge(string ProviderReference, Guid? PaymentId, Money Amount, Money Captured, Money Refunded, Money Disputed)
{
    public static ListedCharge Of(ChargeSnapshot charge)
    {
        var zero = Money.Zero(charge.Amount.Currency);
        return new ListedCharge(
            charge.ProviderReference,
            charge.PaymentId,
            charge.Amount,
            charge.Captured,
            charge.Refunds.Where(refund => refund.State == RefundState.Succeeded).Aggregate(zero, (sum, refund) => sum + refund.Amount),
            charge.Disputes.Where(dispute => dispute.State != DisputeState.Won).Aggregate(zero, (sum, dispute) => sum + dispute.Amount)
        );
    }
}

/// <summary>A provider with its own test card form.</summary>
internal interface ISandboxProvider
{
    /// <summary>Pays a charge with a test card, as the hosted page would. Null when the provider did not respond.</summary>
    Task<ChargeSnapshot?> PayAsync(Payment payment, string card, CancellationToken cancellationToken);
}
