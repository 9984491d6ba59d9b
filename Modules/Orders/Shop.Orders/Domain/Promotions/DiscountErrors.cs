using Shop.Kernel;
using Shop.Orders.Contracts.Promotions;

namespace Shop.Orders.Domain.Promotions;

/// <summary>
/// Reasons to refuse a discount. All have the problem type <c>discount-refused</c>; the middle of the code tells the reason.
/// </summary>
internal static class DiscountErrors
{
    public static Error Unknown { get; } = Error.Refused("orders.unknown-code.discount-refused");

    public static Error Expired { get; } = Error.Refused("orders.expired.discount-refused");

    public static Error UsedUp { get; } = Error.Refused("orders.used-up.discount-refused");

    public static Error UsedByYou { get; } = Error.Refused("orders.used-by-you.discount-refused");

    public static Error NotForThese { get; } = Error.Refused("orders.not-for-these.discount-refused");

    public static Error SignInFirst { get; } = Error.Refused("orders.sign-in.discount-refused");

    public static Error FirstOrderOnly { get; } = Error.Refused("orders.first-order.discount-refused");

    public static Error NothingLeft { get; } = Error.Refused("orders.nothing-left.discount-refused");

    public static Error TooManyCodes { get; } = Error.Refused("orders.too-many-codes.discount-refused").With("max", Carts.Cart.MaxCodes);

    public static Error UnknownGiftCard { get; } = Error.Refused("orders.unknown-gift-card.discount-refused");

    public static Error EmptyGiftCard { get; } = Error.Refused("orders.empty-gift-card.discount-refused");

    public static Error TooManyGiftCards { get; } =
        Error.Refused("orders.too-many-gift-cards.discount-refused").With("max", Carts.Cart.MaxGiftCards);

    public static Error SignInForCredit { get; } = Error.Refused("orders.credit-sign-in.discount-refused");

    public static Error CodeTaken { get; } = Error.Invalid("orders.code-taken").At("Code");

    public static Error PromotionNotFound { get; } = Error.NotFound("orders.promotion-not-found");

    public static Error CodeNotFound { get; } = Error.NotFound("orders.code-not-found");

    public static Error PromotionUsed { get; } = Error.Refused("orders.promotion-used");

    public static Error UnknownKind { get; } =
        Error.Invalid("orders.unknown-promotion-kind").At("Kind").With("kinds", ApiNames.Of<PromotionKind>());

    public static Error UnknownCustomerGroup { get; } =
        Error.Invalid("orders.unknown-customer-group").At("CustomerGroup").With("groups", ApiNames.Of<CustomerGroup>());

    public static Error UnknownProduct(string name) => Error.Invalid("orders.unknown-product").At("Products").With("name", name);

    public static Error UnknownCategory(string name) => Error.Invalid("orders.unknown-category").At("Categories").With("name", name);

    public static Error NotAnAmount(string field) => Error.Invalid("orders.not-an-amount").At(field);

    /// <param name="start">With the offset of the shop's time zone.</param>
    public static Error NotStarted(DateTimeOffset start) => Error.Refused("orders.not-started.discount-refused").With("start", start);

    public static Error TotalTooLow(Money minimum, Money missing) =>
        Error.Refused("orders.minimum.discount-refused").With("minimum", minimum).With("missing", missing);

    /// <param name="missing">Eligible units still to add.</param>
    public static Error TooFewUnits(int missing) => Error.Refused("orders.minimum-quantity.discount-refused").With("count", missing);

    /// <param name="other">The code or name of the better discount.</param>
    public static Error CannotCombine(string other) => Error.Refused("orders.cannot-combine.discount-refused").With("other", other);

    /// <summary>A gift card or store credit cannot be held for the order.</summary>
    public static Error StoredValueRefused(Error reason) =>
        Error.Refused("orders.stored-value-refused.discount-refused").With("reason", reason);

    /// <summary>Gift cards or store credit cover less than the shopper was shown.</summary>
    public static Error MoreToPay(Money toPay) => Error.Refused("orders.stored-value-short.discount-refused").With("toPay", toPay);
}
