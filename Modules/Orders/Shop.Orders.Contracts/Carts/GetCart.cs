using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Carts;

/// <summary>The cart at current prices, with messages about changes since the shopper last saw it. Read-only.</summary>
/// <param name="Country">Destination for shipping and tax; null for the shop's country.</param>
public sealed record GetCart(Guid CartId, CartOwner Owner, string? Country = null) : IQuery<CartView>;

/// <summary>The account's most recent open cart, if any.</summary>
public sealed record FindAccountCart(Guid AccountId) : IQuery<Guid?>;

/// <param name="Version">Concurrency token; send it with a change based on this view.</param>
/// <param name="IsOrdered">An order was placed from it; it can no longer be changed.</param>
/// <param name="Discounts">The discounts applied, including those on shipping.</param>
/// <param name="GiftCards">The applied gift cards. They are payments, not discounts, and not part of the totals.</param>
/// <param name="StoreCredit">The account's store credit; null for guests or without any.</param>
/// <param name="ToPay">The amount left for another payment method.</param>
/// <param name="DiscountCodes">All entered codes, including those that do not apply.</param>
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
/// <param name="Amount">The part of the total it pays.</param>
public sealed record CartGiftCardView(Guid Id, string LastDigits, Money Amount);

/// <param name="Amount">The part of the total it pays.</param>
public sealed record CartStoreCredit(Money Balance, bool IsUsed, Money Amount);

/// <param name="Name">The promotion's name, or the number of the return whose credit this is.</param>
/// <param name="Code">Null for an automatic discount.</param>
public sealed record CartDiscount(string Name, string? Code, Money Amount);

/// <param name="Refusal">Why it does not apply; null when it does.</param>
public sealed record CartCode(string Code, Message? Refusal);

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
    /// <summary>Unit price × quantity, before discounts.</summary>
    public required Money Amount { get; init; }

    /// <summary>The discounts on this line.</summary>
    public IReadOnlyList<CartDiscount> Discounts { get; init; } = [];
}

/// <param name="Shipping">Null until a shipping method is chosen; the total then excludes shipping.</param>
/// <param name="Tax">The VAT included in the total.</param>
/// <param name="TaxIncluded">True when the amounts include tax.</param>
/// <param name="FullShipping">The shipping price before discount; null without a shipping discount.</param>
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
/// <param name="Message">For the shopper.</param>
/// <param name="Blocks">Blocks placing the order until resolved.</param>
public sealed record CartMessage(string Kind, Sku? Sku, Message Message, bool Blocks);
