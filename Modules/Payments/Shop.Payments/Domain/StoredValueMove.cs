using Shop.Kernel;
using Shop.Payments.Contracts.StoredValues;

namespace Shop.Payments.Domain;

/// <summary>An immutable change of a stored value's balance.</summary>
internal sealed class StoredValueMove
{
    public StoredValueMove(
        StoredValueId storedValueId,
        int sequence,
        StoredValueMoveKind kind,
        Money amount,
        Money balanceAfter,
        string operationKey,
        PaymentId? paymentId,
        Message? note,
        Guid? staffId,
        DateTimeOffset at
    )
    {
        (StoredValueId, Sequence, Kind, Amount, BalanceAfter) = (storedValueId, sequence, kind, amount, balanceAfter);
        (OperationKey, PaymentId, Note, StaffId, At) = (operationKey, paymentId, note, staffId, at);
    }

    // EF Core does not bind complex values to constructors.
    private StoredValueMove() { }

    public StoredValueId StoredValueId { get; private set; }

    /// <summary>Counted from 1; no two moves follow the same one.</summary>
    public int Sequence { get; private set; }

    public StoredValueMoveKind Kind { get; private set; }

    /// <summary>The change of the balance.</summary>
    public Money Amount { get; private set; }

    public Money BalanceAfter { get; private set; }

    /// <summary>Unique per stored value and kind, so that nothing is booked twice.</summary>
    public string OperationKey { get; private set; } = string.Empty;

    public PaymentId? PaymentId { get; private set; }

    public Message? Note { get; private set; }

    public Guid? StaffId { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>A reference's current or last hold on a stored value.</summary>
internal sealed class StoredValueHold
{
    public StoredValueHold(StoredValueId storedValueId, Guid reference) => (StoredValueId, Reference) = (storedValueId, reference);

    // EF Core does not bind complex values to constructors.
    private StoredValueHold() { }

    public StoredValueId StoredValueId { get; private set; }

    public Guid Reference { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>From then on the hold does not count, even before it is released.</summary>
    public DateTimeOffset Until { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public bool IsOpen => ClosedAt is null;

    internal void Open(Money amount, DateTimeOffset until) => (Amount, Until, ClosedAt) = (amount, until, null);

    internal void Close(DateTimeOffset now) => ClosedAt = now;
}
