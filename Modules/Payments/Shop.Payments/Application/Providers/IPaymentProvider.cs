using Shop.Kernel;
using Shop.Payments.Contracts.Events;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Providers;

/// <summary>
/// An outside payment provider. Every call has a time-out; null means that it did not answer, so that what happened is unknown and has to
/// be asked again with the same keys, which the provider answers alike.
/// </summary>
internal interface IPaymentProvider
{
    /// <summary>The payment method it serves, for example <c>card</c>.</summary>
    string Method { get; }

    string Name { get; }

    string Description { get; }

    /// <summary>No real money moves.</summary>
    bool IsTest { get; }

    /// <summary>False while it does not answer, and calls are kept from it but for one now and then.</summary>
    bool IsAnswering { get; }

    Task<ChargeSnapshot?> StartAsync(Payment payment, CancellationToken cancellationToken);

    /// <summary>How the charge stands. A charge that the provider has never heard of is a snapshot of a canceled one.</summary>
    Task<ChargeSnapshot?> GetAsync(Payment payment, CancellationToken cancellationToken);

    /// <summary>Captures until so much is captured in all.</summary>
    Task<ChargeSnapshot?> CaptureAsync(Payment payment, Money total, CancellationToken cancellationToken);

    /// <summary>Cancels an undecided charge, or voids what is authorized and not captured.</summary>
    Task<ChargeSnapshot?> CancelAsync(Payment payment, CancellationToken cancellationToken);

    Task<ChargeSnapshot?> RefundAsync(Payment payment, Refund refund, CancellationToken cancellationToken);

    /// <summary>The charges that began since then, a page at a time; also those that this shop never asked for.</summary>
    /// <param name="cursor">Null for the first page.</param>
    Task<ChargePage?> ListAsync(DateTimeOffset since, string? cursor, CancellationToken cancellationToken);

    /// <summary>Pays back a charge that belongs to no payment. False when the provider did not answer, or refused.</summary>
    Task<bool> RefundChargeAsync(string providerReference, Money amount, Guid key, CancellationToken cancellationToken);

    /// <summary>
    /// The notice in a webhook's body, after its signature was checked; null when the signature is wrong, missing or too old.
    /// </summary>
    ProviderNotice? Read(byte[] body, string? signature, DateTimeOffset now);

    /// <summary>The notice in a body whose signature was checked when it came in; null when it cannot be understood.</summary>
    ProviderNotice? Parse(byte[] body);
}

/// <param name="EventId">The provider's own id, the same on every delivery.</param>
/// <param name="Charge">What it says of a charge; null when it does not say it.</param>
/// <param name="PaymentId">Whom to ask the provider about when the notice itself does not say how the charge stands.</param>
/// <param name="IsIrrelevant">About something that is of no interest here.</param>
/// <param name="ProviderReference">What the provider knows the payment by, where it does not name ours.</param>
internal sealed record ProviderNotice(
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

/// <summary>A charge as the provider lists it. Sums are totals since the beginning.</summary>
/// <param name="PaymentId">Null when no shop like ours can have asked for it.</param>
/// <param name="Disputed">In disputes that the shop has not won.</param>
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
    /// <summary>Pays a charge with a test card, as the hosted page would. Null when the provider did not answer.</summary>
    Task<ChargeSnapshot?> PayAsync(Payment payment, string card, CancellationToken cancellationToken);
}
