using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>The cart at today's prices, with what changed since the shopper last saw it. Changes nothing.</summary>
/// <param name="Country">Where it would be sent, for delivery and tax; null for the shop's own country.</param>
public sealed record GetCart(Guid CartId, CartOwner Owner, string? Country = null) : IQuery<CartView>;

/// <summary>The cart an account last used, if it has one that is still open.</summary>
public sealed record FindAccountCart(Guid AccountId) : IQuery<Guid?>;

/// <param name="Version">To send back where a change must not be based on an old view.</param>
/// <param name="IsOrdered">An order was made of it; it can no longer be changed.</param>
/// <param name="Discounts">What the promotions that apply take off, the delivery included.</param>
/// <param name="GiftCards">Those that were entered. They are money, not a discount: the totals are without them.</param>
/// <param name="StoreCredit">What the account has to its credit; null for a guest, and when there is none.</param>
/// <param name="ToPay">What is left of the total for another way to pay.</param>
/// <param name="DiscountCodes">All codes that were entered, whether they give something or not.</param>
public sealed record CartView(
    Guid Id,
    IReadOnlyList<CartLineView> Lines,
    CartTotals Totals,
    IReadOnlyList<CartMessage> Messages,
    decimal WeightGrams,
    bool RequiresShipping,
    bool IsOrdered,
    int Version,
    IReadOnlyList<CartDiscount> Discounts,
    IReadOnlyList<CartCode> DiscountCodes,
    IReadOnlyList<CartGiftCardView> GiftCards,
    CartStoreCredit? StoreCredit,
    Money ToPay
);

/// <param name="LastDigits">The last four characters of the code.</param>
/// <param name="Amount">What it pays of the total.</param>
public sealed record CartGiftCardView(Guid Id, string LastDigits, Money Amount);

/// <param name="Amount">What it pays of the total.</param>
public sealed record CartStoreCredit(Money Balance, bool IsUsed, Money Amount);

/// <param name="Name">The promotion's.</param>
/// <param name="Code">Null for an automatic discount.</param>
public sealed record CartDiscount(string Name, string? Code, Money Amount);

/// <param name="Refusal">Why it gives nothing, as a sentence for the shopper; null when it applies.</param>
public sealed record CartCode(string Code, string? Refusal);

/// <param name="Available">Units available, including backorders; null when unlimited.</param>
/// <param name="Backordered">Units on backorder.</param>
/// <param name="ExpectedOn">Expected date of the backordered units, in the shop's time zone; null when there are none or the date is
/// unknown.</param>
public sealed record CartLineView(
    Sku Sku,
    string Title,
    string VariantTitle,
    string ProductSlug,
    string? ImageUrl,
    int Quantity,
    Money UnitPrice,
    Money? CompareAtPrice,
    Money Total,
    int? Available,
    bool IsAvailable,
    int Backordered,
    DateOnly? ExpectedOn
)
{
    /// <summary>Unit price × quantity; the total is this less the discounts.</summary>
    public required Money Amount { get; init; }

    /// <summary>What promotions take off this line.</summary>
    public IReadOnlyList<CartDiscount> Discounts { get; init; } = [];
}

/// <param name="Shipping">Null while the delivery is not chosen; then it is not in the total either.</param>
/// <param name="Tax">The VAT contained in the total (prices include it).</param>
/// <param name="TaxIncluded">True: tax is part of the other sums and not added to them.</param>
/// <param name="FullShipping">What the delivery would cost without the discount on it; null when it has none.</param>
public sealed record CartTotals(
    Money Items,
    Money Discount,
    Money? Shipping,
    Money Tax,
    Money Total,
    bool TaxIncluded,
    IReadOnlyList<TaxLine> TaxLines,
    Money? FullShipping = null
);

/// <param name="Rate">In percent.</param>
public sealed record TaxLine(decimal Rate, Money Net, Money Tax);

/// <param name="Kind">Stable: <c>price-up</c>, <c>price-down</c>, <c>quantity-cut</c>, <c>out-of-stock</c>, <c>gone</c>, <c>low-stock</c>,
/// <c>delivery-gone</c>, <c>too-heavy</c>, <c>code-refused</c>.</param>
/// <param name="Text">A sentence for the shopper.</param>
/// <param name="Blocks">The order cannot be placed before this is dealt with.</param>
public sealed record CartMessage(string Kind, Sku? Sku, string Text, bool Blocks);
