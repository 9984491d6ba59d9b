using Shop.Kernel;
using MismatchKind = Shop.Payments.Contracts.Reconciliation.MismatchKind;

namespace Shop.Payments.Domain;

/// <summary>A difference between a provider's list and our ledger, kept until both agree or staff resolve it.</summary>
internal sealed class Mismatch(
    Guid id,
    string provider,
    MismatchKind kind,
    string subject,
    Guid? paymentId,
    string? providerReference,
    decimal? ours,
    decimal? theirs,
    Currency currency,
    DateTimeOffset firstSeenAt
)
{
    public Guid Id { get; private set; } = id;

    public string Provider { get; private set; } = provider;

    public MismatchKind Kind { get; private set; } = kind;

    /// <summary>The payment, or the charge without one; each has at most one open mismatch per kind.</summary>
    public string Subject { get; private set; } = subject;

    public Guid? PaymentId { get; private set; } = paymentId;

    public string? ProviderReference { get; private set; } = providerReference;

    /// <summary>Null when the ledger has no amount.</summary>
    public decimal? Ours { get; private set; } = ours;

    /// <summary>Null when the provider has no amount.</summary>
    public decimal? Theirs { get; private set; } = theirs;

    public Currency Currency { get; private set; } = currency;

    public DateTimeOffset FirstSeenAt { get; private set; } = firstSeenAt;

    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Why it was closed.</summary>
    public Message? Resolution { get; private set; }

    /// <summary>Null when it was closed automatically.</summary>
    public Guid? ResolvedBy { get; private set; }

    /// <summary>An explained difference is not reported again while it is the same.</summary>
    public bool IsExplained { get; private set; }

    public bool Says(decimal? ours, decimal? theirs) => (Ours, Theirs) == (ours, theirs);

    public void See(decimal? ours, decimal? theirs) => (Ours, Theirs) = (ours, theirs);

    public void Resolve(Message how, Guid? staffId, DateTimeOffset now) => (ResolvedAt, Resolution, ResolvedBy) = (now, how, staffId);

    public void Explain(string reason, Guid staffId, DateTimeOffset now)
    {
        Resolve(Message.Of(reason), staffId, now);
        IsExplained = true;
    }
}
