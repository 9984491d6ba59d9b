using Shop.Kernel;

namespace Shop.Orders.Domain.Carts;

internal static class CartErrors
{
    public static Error NotFound { get; } = Error.NotFound("orders.cart-not-found", "There is no such cart, or it isn't yours.");

    public static Error UnknownSku { get; } =
        Error.Invalid("orders.unknown-sku", "This item does not exist or is not for sale any more.", "Sku");

    public static Error Empty { get; } = Error.Refused("orders.cart-empty", "There is nothing in the cart.");

    public static Error Closed { get; } =
        Error.Refused("orders.cart-closed", "An order was made of this cart already; it cannot be changed any more.");

    public static Error Merged { get; } =
        Error.Refused("orders.cart-merged", "These items went into the cart of your account; order them there.");

    public static Error TooMany { get; } =
        Error.Invalid("orders.too-many", $"At most {Cart.MostUnits} of one item can be ordered at once.", "Quantity");

    public static Error TooManyLines { get; } =
        Error.Refused("orders.too-many-lines", $"A cart has room for {Cart.MostLines} different items.");

    public static Error NoEntries { get; } = Error.NotFound("orders.no-checkout-entries", "Nothing was typed at this checkout.");

    public static Error EntriesTooLong { get; } =
        Error.Invalid("orders.checkout-entries-too-long", "What was typed is too long to be kept.", "Entries");

    public static Error OutOfStock(string what) => Error.Refused("orders.out-of-stock", what);

    /// <param name="titles">By SKU.</param>
    public static Error OutOfStock(ILookup<Sku, string> titles, IEnumerable<(Sku Sku, int Available)> shortages) =>
        OutOfStock(
            string.Join(
                " ",
                shortages.Select(shortage =>
                    shortage.Available == 0
                        ? $"{titles[shortage.Sku].First()} is sold out."
                        : $"Only {shortage.Available} of {titles[shortage.Sku].First()} are left."
                )
            )
        );
}
