using Shop.Kernel;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Domain.Carts;

/// <summary>A shopping cart. Frozen once an order was placed from it.</summary>
internal sealed class Cart : AggregateRoot<CartId>
{
    public const int MaxLines = 100;
    public const int MaxUnits = 99;
    public const int MaxCodes = 5;
    public const int MaxGiftCards = 5;

    private readonly List<CartLine> lines = [];

    public Cart(CartId id, Guid? accountId, DateTimeOffset createdAt)
        : base(id)
    {
        AccountId = accountId;
        CreatedAt = UpdatedAt = createdAt;
        Touch();
    }

    public Guid? AccountId { get; private set; }

    public CartStatus Status { get; private set; }

    public CartId? MergedInto { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<CartLine> Lines => lines;

    /// <summary>Entered discount codes; pricing decides whether they apply.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Saved checkout entries as unvalidated JSON; null for none.</summary>
    public string? CheckoutEntries { get; private set; }

    /// <summary>Sets a SKU's quantity; zero removes the line.</summary>
    public void SetLine(Sku sku, int quantity, Money price, DateTimeOffset now)
    {
        RequireOpen();
        var line = lines.Find(candidate => candidate.Sku == sku);
        if (quantity <= 0)
        {
            if (line is null)
                return;
            lines.Remove(line);
        }
        else if (quantity > MaxUnits)
        {
            throw new DomainException(CartErrors.TooMany);
        }
        else if (line is not null)
        {
            line.Set(quantity, price);
        }
        else
        {
            if (lines.Count >= MaxLines)
                throw new DomainException(CartErrors.TooManyLines);
            lines.Add(
                new CartLine(Guid.CreateVersion7(), sku, quantity, price, lines.Count == 0 ? 1 : lines.Max(other => other.Position) + 1)
            );
        }

        UpdatedAt = now;
        Touch();
    }

    /// <summary>Gift cards that pay first, in this order.</summary>
    public IReadOnlyList<CartGiftCard> GiftCards { get; private set; } = [];

    /// <summary>Store credit pays after the gift cards.</summary>
    public bool UsesStoreCredit { get; private set; }

    public void AddGiftCard(Guid id, string lastDigits, DateTimeOffset now)
    {
        RequireOpen();
        if (GiftCards.Any(card => card.Id == id))
            return;
        if (GiftCards.Count >= MaxGiftCards)
            throw new DomainException(DiscountErrors.TooManyGiftCards);

        (GiftCards, UpdatedAt) = ([.. GiftCards, new CartGiftCard(id, lastDigits)], now);
        Touch();
    }

    public void RemoveGiftCard(Guid id, DateTimeOffset now)
    {
        RequireOpen();
        if (GiftCards.All(card => card.Id != id))
            return;

        (GiftCards, UpdatedAt) = ([.. GiftCards.Where(card => card.Id != id)], now);
        Touch();
    }

    public void UseStoreCredit(bool isUsed, DateTimeOffset now)
    {
        RequireOpen();
        if (UsesStoreCredit == isUsed)
            return;

        (UsesStoreCredit, UpdatedAt) = (isUsed, now);
        Touch();
    }

    /// <param name="code">In upper case.</param>
    public void AddCode(string code, DateTimeOffset now)
    {
        RequireOpen();
        if (Codes.Contains(code))
            return;
        if (Codes.Count >= MaxCodes)
            throw new DomainException(DiscountErrors.TooManyCodes);

        (Codes, UpdatedAt) = ([.. Codes, code], now);
        Touch();
    }

    public void RemoveCode(string code, DateTimeOffset now)
    {
        RequireOpen();
        if (!Codes.Contains(code))
            return;

        (Codes, UpdatedAt) = ([.. Codes.Where(other => other != code)], now);
        Touch();
    }

    /// <summary>Transfers a guest cart to an account.</summary>
    public void TransferTo(Guid accountId, DateTimeOffset now)
    {
        if (AccountId == accountId)
            return;

        RequireOpen();
        (AccountId, UpdatedAt) = (accountId, now);
        Touch();
    }

    /// <summary>Merges a guest cart's lines, codes and gift cards; for a SKU in both, the larger quantity wins. Idempotent.</summary>
    public void MergeFrom(Cart guest, DateTimeOffset now)
    {
        if (guest.MergedInto == Id)
            return;

        RequireOpen();
        guest.RequireOpen();
        CopyFrom(guest, now);
        (guest.Status, guest.MergedInto, guest.UpdatedAt) = (CartStatus.Merged, Id, now);
        guest.Touch();
    }

    /// <summary>Restores the lines of a canceled order; for a SKU in both, the larger quantity wins.</summary>
    /// <param name="entries">The order's checkout entries, as JSON.</param>
    public void TakeBack(Cart ordered, string entries, DateTimeOffset now)
    {
        RequireOpen();
        CopyFrom(ordered, now);
        CheckoutEntries = entries;
        if (AccountId is not null && AccountId == ordered.AccountId)
            UseStoreCredit(UsesStoreCredit || ordered.UsesStoreCredit, now);
    }

    public void MarkOrdered(DateTimeOffset now)
    {
        RequireOpen();
        (Status, UpdatedAt) = (CartStatus.Ordered, now);
        Touch();
    }

    private void CopyFrom(Cart other, DateTimeOffset now)
    {
        foreach (var line in other.lines)
        {
            var own = lines.Find(candidate => candidate.Sku == line.Sku);
            if ((own is null && lines.Count < MaxLines) || own?.Quantity < line.Quantity)
                SetLine(line.Sku, line.Quantity, line.SeenPrice, now);
        }

        foreach (var code in other.Codes.Except(Codes).Take(MaxCodes - Codes.Count))
            AddCode(code, now);

        foreach (
            var card in other
                .GiftCards.ExceptBy(GiftCards.Select(own => own.Id), card => card.Id)
                .Take(MaxGiftCards - GiftCards.Count)
                .ToList()
        )
            AddGiftCard(card.Id, card.LastDigits, now);

        CheckoutEntries = other.CheckoutEntries ?? CheckoutEntries;
    }

    private void RequireOpen()
    {
        if (Status != CartStatus.Open)
            throw new DomainException(CartErrors.Closed);
    }
}
