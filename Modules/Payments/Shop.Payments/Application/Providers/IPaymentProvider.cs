using Shop.Kernel;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Providers;

/// <summary>
/// An outside payment provider. Every call has a time-out; null means that it did not answer, so that what happened is unknown and has to be asked again
/// with the same keys, which the provider answers alike.
/// </summary>
internal interface IPaymentProvider
{
    /// <summary>The payment method it serves, for example <c>card</c>.</summary>
    string Method { get; }

    string Name { get; }

    string Description { get; }

    /// <summary>No real money moves.</summary>
    bool IsTest { get; }

    Task<ChargeSnapshot?> StartAsync(Payment payment, CancellationToken cancellationToken);

    /// <summary>How the charge stands. A charge that the provider has never heard of is a snapshot of a canceled one.</summary>
    Task<ChargeSnapshot?> GetAsync(Payment payment, CancellationToken cancellationToken);

    /// <summary>Captures until so much is captured in all.</summary>
    Task<ChargeSnapshot?> CaptureAsync(Payment payment, Money total, CancellationToken cancellationToken);

    /// <summary>Cancels an undecided charge, or voids what is authorized and not captured.</summary>
    Task<ChargeSnapshot?> CancelAsync(Payment payment, CancellationToken cancellationToken);

    Task<ChargeSnapshot?> RefundAsync(Payment payment, Refund refund, CancellationToken cancellationToken);

    /// <summary>The notice in a webhook's body, after its signature was checked; null when the signature is wrong, missing or too old.</summary>
    ProviderNotice? Read(byte[] body, string? signature, DateTimeOffset now);
}

/// <param name="EventId">The provider's own id, the same on every delivery.</param>
/// <param name="Charge">Null for a notice that is of no interest here.</param>
internal sealed record ProviderNotice(string EventId, ChargeSnapshot? Charge);

/// <summary>A provider that has a test card form of its own.</summary>
internal interface ISandboxProvider
{
    /// <summary>Pays a charge with a test card, as the hosted page would. Null when the provider did not answer.</summary>
    Task<ChargeSnapshot?> PayAsync(Payment payment, string card, CancellationToken cancellationToken);
}
