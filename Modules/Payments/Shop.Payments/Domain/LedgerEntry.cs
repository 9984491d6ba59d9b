using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Domain;

/// <summary>An immutable ledger entry, requested or reported. Moved money is posted to two accounts that sum to zero.</summary>
internal sealed class LedgerEntry
{
    private const string Orders = "orders";

    private readonly List<Posting> postings = [];

    public LedgerEntry(
        Guid id,
        PaymentId paymentId,
        Guid reference,
        LedgerKind kind,
        Money amount,
        string operationKey,
        string? providerReference,
        Message? note,
        Guid? staffId,
        DateTimeOffset at,
        string method
    )
    {
        (Id, PaymentId, Reference, Kind, Amount) = (id, paymentId, reference, kind, amount);
        (OperationKey, ProviderReference, Note, StaffId, At) = (operationKey, providerReference, note, staffId, at);
        var (debit, credit) = kind switch
        {
            LedgerKind.CaptureSucceeded or LedgerKind.ManualReceived => ($"received:{method}", Orders),
            LedgerKind.RefundSucceeded => (Orders, $"received:{method}"),
            LedgerKind.ChargebackOpened => ($"disputed:{method}", $"received:{method}"),
            LedgerKind.ChargebackWon => ($"received:{method}", $"disputed:{method}"),
            LedgerKind.ChargebackLost => (Orders, $"disputed:{method}"),
            _ => (null, null),
        };
        if (debit is not null && credit is not null && !amount.IsZero)
        {
            postings.Add(new Posting(Guid.CreateVersion7(), debit, amount));
            postings.Add(new Posting(Guid.CreateVersion7(), credit, -amount));
        }
    }

    // EF Core does not bind complex values to constructors.
    private LedgerEntry() { }

    /// <summary>The kinds that move money between accounts; the others are requests, promises or refusals.</summary>
    public static IReadOnlyList<LedgerKind> Moving { get; } =
    [
        LedgerKind.CaptureSucceeded,
        LedgerKind.ManualReceived,
        LedgerKind.RefundSucceeded,
        LedgerKind.ChargebackOpened,
        LedgerKind.ChargebackWon,
        LedgerKind.ChargebackLost,
    ];

    public Guid Id { get; private set; }

    public PaymentId PaymentId { get; private set; }

    public Guid Reference { get; private set; }

    public LedgerKind Kind { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>Unique per payment and kind, so that nothing is booked twice.</summary>
    public string OperationKey { get; private set; } = string.Empty;

    public string? ProviderReference { get; private set; }

    public Message? Note { get; private set; }

    public Guid? StaffId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<Posting> Postings => postings;
}

/// <summary>One side of an entry; positive is debit, negative is credit.</summary>
internal sealed class Posting
{
    public Posting(Guid id, string account, Money amount) => (Id, Account, Amount) = (id, account, amount);

    // EF Core does not bind complex values to constructors.
    private Posting() { }

    public Guid Id { get; private set; }

    public string Account { get; private set; } = string.Empty;

    public Money Amount { get; private set; }
}
