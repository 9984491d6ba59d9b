using Shop.Kernel;
using Shop.Payments.Contracts.StoredValues;

namespace Shop.Payments.Domain;

internal readonly record struct StoredValueId(Guid Value) : IEntityId<StoredValueId>
{
    public static StoredValueId From(Guid value) => new(value);
}

internal enum StoredValueKind
{
    GiftCard,
    StoreCredit,
}

/// <summary>
/// A gift card or an account's store credit. The balance is the sum of all moves. It is only changed under its row lock, so it is loaded
/// with its open holds but without its moves.
/// </summary>
internal sealed class StoredValue : AggregateRoot<StoredValueId>
{
    private readonly List<StoredValueMove> moves = [];
    private readonly List<StoredValueHold> holds = [];

    private StoredValue(StoredValueId id)
        : base(id) { }

    public StoredValueKind Kind { get; private set; }

    /// <summary>The available balance, without holds.</summary>
    public Money Balance { get; private set; }

    /// <summary>The account with the store credit; null for gift cards.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>Lookup hash of the gift card code; the code is not stored.</summary>
    public string? CodeHash { get; private set; }

    public string? LastDigits { get; private set; }

    /// <summary>The order it was bought with.</summary>
    public Guid? Reference { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? DisabledAt { get; private set; }

    public int MoveCount { get; private set; }

    /// <summary>The moves of this unit of work, or all when they were loaded.</summary>
    public IReadOnlyList<StoredValueMove> Moves => moves;

    public IReadOnlyList<StoredValueHold> Holds => holds;

    public string Method => Kind == StoredValueKind.GiftCard ? "gift-card" : "store-credit";

    public static StoredValue IssueGiftCard(
        StoredValueId id,
        Money amount,
        string codeHash,
        string lastDigits,
        DateTimeOffset? expiresAt,
        Guid? reference,
        string reason,
        Guid? staffId,
        DateTimeOffset now
    )
    {
        var card = new StoredValue(id)
        {
            Kind = StoredValueKind.GiftCard,
            Balance = Money.Zero(amount.Currency),
            CodeHash = codeHash,
            LastDigits = lastDigits,
            ExpiresAt = expiresAt,
            Reference = reference,
            IssuedAt = now,
        };
        card.Move(StoredValueMoveKind.Issued, amount, id.Value.ToString("N"), now, note: Message.Of(reason), staffId: staffId);
        return card;
    }

    public static StoredValue OpenAccount(StoredValueId id, Guid accountId, Currency currency, DateTimeOffset now) =>
        new(id)
        {
            Kind = StoredValueKind.StoreCredit,
            Balance = Money.Zero(currency),
            AccountId = accountId,
            IssuedAt = now,
        };

    public void Credit(Guid operationId, Money amount, string reason, Guid? staffId, DateTimeOffset now) =>
        Move(StoredValueMoveKind.Issued, amount, operationId.ToString("N"), now, note: Message.Of(reason), staffId: staffId);

    /// <exception cref="DomainException">The balance would become negative.</exception>
    public void Adjust(Guid operationId, Money amount, string reason, Guid staffId, DateTimeOffset now)
    {
        Demand(-amount);
        Move(StoredValueMoveKind.Adjusted, amount, operationId.ToString("N"), now, note: Message.Of(reason), staffId: staffId);
    }

    /// <summary>Holds an amount for a reference, replacing its earlier hold.</summary>
    /// <exception cref="DomainException">It is not usable, or the balance is too low.</exception>
    public void Hold(Guid reference, Money amount, DateTimeOffset until, DateTimeOffset now)
    {
        ReleaseExpired(now);
        var hold = holds.Find(hold => hold.Reference == reference);
        if (hold is { IsOpen: true } && hold.Amount == amount)
            return;

        if (hold is { IsOpen: true })
            Close(hold, now);
        DemandUsable(now);
        Demand(amount);
        if (hold is null)
            holds.Add(hold = new StoredValueHold(Id, reference));

        hold.Open(amount, until);
        Move(StoredValueMoveKind.Held, -amount, $"{reference:N}:{MoveCount}", now);
    }

    public void Release(Guid reference, DateTimeOffset now)
    {
        if (holds.Find(hold => hold.Reference == reference) is { IsOpen: true } hold)
            Close(hold, now);
    }

    /// <summary>Releases expired holds.</summary>
    public void ReleaseExpired(DateTimeOffset now)
    {
        foreach (var hold in holds.Where(hold => hold.IsOpen && hold.Until <= now))
            Close(hold, now);
    }

    /// <summary>Spends the amount from the reference's hold, or from the balance. The rest of the hold is released.</summary>
    /// <exception cref="DomainException">Neither the hold nor a usable balance is sufficient.</exception>
    public void Spend(Guid holdReference, Guid paymentId, Money amount, DateTimeOffset now)
    {
        ReleaseExpired(now);
        var hold = holds.Find(hold => hold.Reference == holdReference && hold.IsOpen);
        if (hold is null || hold.Amount < amount)
            DemandUsable(now);
        if (hold is not null)
            Close(hold, now);

        Demand(amount);
        Move(StoredValueMoveKind.Spent, -amount, paymentId.ToString("N"), now, new PaymentId(paymentId));
    }

    /// <summary>Refunds to the stored value. An expired card becomes usable again, as the refund would otherwise be lost.</summary>
    public void PutBack(Guid refundId, Guid paymentId, Money amount, Message reason, DateTimeOffset now)
    {
        if (ExpiresAt <= now)
            ExpiresAt = null;
        Move(StoredValueMoveKind.Refunded, amount, refundId.ToString("N"), now, new PaymentId(paymentId), reason);
    }

    /// <summary>Writes off the balance of an expired card.</summary>
    public void Expire(DateTimeOffset now)
    {
        if (ExpiresAt <= now && Balance.IsPositive)
            Move(StoredValueMoveKind.Expired, -Balance, $"{MoveCount}", now);
    }

    public bool Disable(DateTimeOffset now)
    {
        if (DisabledAt is not null)
            return false;

        DisabledAt = now;
        Touch();
        return true;
    }

    private void Close(StoredValueHold hold, DateTimeOffset now)
    {
        hold.Close(now);
        Move(StoredValueMoveKind.Released, hold.Amount, $"{hold.Reference:N}:{MoveCount}", now);
    }

    private void DemandUsable(DateTimeOffset now)
    {
        if (DisabledAt is not null || ExpiresAt <= now)
            throw new DomainException(PaymentErrors.NoGiftCard);
    }

    private void Demand(Money amount)
    {
        if (amount.Currency != Balance.Currency)
            throw new DomainException(PaymentErrors.OtherCurrency(Balance.Currency));
        if (amount > Balance)
            throw new DomainException(PaymentErrors.StoredValueShort(Balance));
    }

    private void Move(
        StoredValueMoveKind kind,
        Money amount,
        string operationKey,
        DateTimeOffset now,
        PaymentId? paymentId = null,
        Message? note = null,
        Guid? staffId = null
    )
    {
        Balance += amount;
        moves.Add(new StoredValueMove(Id, ++MoveCount, kind, amount, Balance, operationKey, paymentId, note, staffId, now));
        Touch();
    }
}
