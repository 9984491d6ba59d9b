using Shop.Kernel;

namespace Shop.Orders.Domain.Carts;

internal static class CartErrors
{
    public static Error NotFound { get; } = Error.NotFound("orders.cart-not-found");

    public static Error Empty { get; } = Error.Refused("orders.cart-empty");

    public static Error Closed { get; } = Error.Refused("orders.cart-closed");

    public static Error Merged { get; } = Error.Refused("orders.cart-merged");

    public static Error TooMany { get; } = Error.Invalid("orders.too-many").At("Quantity").With("max", Cart.MaxUnits);

    public static Error TooManyLines { get; } = Error.Refused("orders.too-many-lines").With("max", Cart.MaxLines);

    public static Error NoQuantity { get; } = Error.Invalid("orders.no-quantity").At("Quantity");

    public static Error NoCartId { get; } = Error.Invalid("orders.cart-id-missing").At("CartId");

    public static Error NoEntries { get; } = Error.NotFound("orders.no-checkout-entries");

    public static Error EntriesTooLong { get; } = Error.Invalid("orders.checkout-entries-too-long").At("Entries");

    /// <param name="sku">As entered.</param>
    public static Error UnknownSku(string? sku, string field = "Sku") => Error.Invalid("orders.unknown-sku").At(field).With("sku", sku);

    public static Error OutOfStock(params IReadOnlyList<Error> shortages) =>
        Error.Refused("orders.out-of-stock").With("shortages", shortages);

    /// <summary>Fewer units are available than needed; a part of <see cref="OutOfStock"/>.</summary>
    /// <param name="isShared">The other lines of the cart take from the same stock.</param>
    public static Error Shortage(string title, int available, bool isShared = false) =>
        (available, isShared) switch
        {
            (0, false) => Error.Refused("orders.sold-out").With("title", title),
            (0, true) => Error.Refused("orders.sold-out-with-cart").With("title", title),
            (_, false) => Error.Refused("orders.only-left").With("title", title).With("count", available),
            (_, true) => Error.Refused("orders.only-left-with-cart").With("title", title).With("count", available),
        };

    /// <summary>No longer for sale; a part of <see cref="OutOfStock"/>.</summary>
    public static Error Discontinued(Sku sku) => Error.Refused("orders.discontinued").With("sku", sku.Value);
}
