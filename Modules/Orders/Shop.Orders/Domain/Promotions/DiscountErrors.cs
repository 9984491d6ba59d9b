using System.Globalization;
using Shop.Kernel;

namespace Shop.Orders.Domain.Promotions;

/// <summary>
/// Reasons to refuse a discount. All have the problem type <c>discount-refused</c>; the middle of the code tells the reason.
/// </summary>
internal static class DiscountErrors
{
    public static Error Unknown { get; } = Refuse("unknown-code", "There is no such code.");

    public static Error Over { get; } = Refuse("over", "This code is no longer valid.");

    public static Error UsedUp { get; } = Refuse("used-up", "This code has been used as often as it could be.");

    public static Error UsedByYou { get; } = Refuse("used-by-you", "You have used this code already.");

    public static Error NotForThese { get; } = Refuse("not-for-these", "This code is not for what is in the cart.");

    public static Error SignInFirst { get; } = Refuse("sign-in", "This code is for customers with an account. Sign in first.");

    public static Error FirstOrderOnly { get; } = Refuse("first-order", "This code is for a first order only.");

    public static Error NothingLeft { get; } = Refuse("nothing-left", "There is nothing left to take off.");

    public static Error TooManyCodes { get; } = Refuse("too-many-codes", $"At most {Carts.Cart.MostCodes} codes can be used at once.");

    public static Error UnknownGiftCard { get; } = Refuse("unknown-gift-card", "There is no such gift card, or it can no longer be used.");

    public static Error EmptyGiftCard { get; } = Refuse("empty-gift-card", "Nothing is left on this gift card.");

    public static Error TooManyGiftCards { get; } =
        Refuse("too-many-gift-cards", $"At most {Carts.Cart.MostGiftCards} gift cards can be used at once.");

    public static Error SignInForCredit { get; } = Refuse("sign-in", "Store credit belongs to an account. Sign in first.");

    public static Error CodeTaken { get; } = Error.Invalid("orders.code-taken", "This code exists already.", "Code");

    public static Error PromotionNotFound { get; } = Error.NotFound("orders.promotion-not-found", "There is no such promotion.");

    public static Error CodeNotFound { get; } = Error.NotFound("orders.code-not-found", "There is no such code.");

    public static Error PromotionUsed { get; } =
        Error.Refused("orders.illegal-state", "Orders have used codes of this promotion, so it stays. It can be switched off.");

    public static Error NotStarted(DateTimeOffset at) =>
        Refuse("not-started", $"This code is valid from {at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} on.");

    public static Error TotalTooLow(Money minimum, Money missing) =>
        Refuse("minimum", $"This code needs items for {minimum}; {missing} are missing.");

    public static Error TooFewUnits(int minimum, int missing) =>
        Refuse("minimum", $"This code needs {minimum} units of what it is for; {missing} are missing.");

    public static Error CannotCombine(string other) =>
        Refuse("cannot-combine", $"This code cannot be combined with {other}, which gives you more.");

    public static Error StoredValueShort(string why) => Refuse("stored-value-short", why);

    /// <summary>Gift cards or store credit cover less than the shopper was shown.</summary>
    public static Error MoreToPay(Money toPay) =>
        Refuse(
            "stored-value-short",
            $"Your gift cards and credit no longer cover what they did; {toPay} are left to pay now. Please look at your order again before you place it."
        );

    private static Error Refuse(string reason, string message) => Error.Refused($"orders.{reason}.discount-refused", message);
}
