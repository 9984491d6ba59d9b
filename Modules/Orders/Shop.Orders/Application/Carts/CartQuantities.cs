using Shop.Inventory.Contracts.Levels;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Application.Carts;

/// <summary>Limits line quantities and creates the message when one is reduced.</summary>
internal static class CartQuantities
{
    /// <summary>Maximum units, including backorders; null when unlimited.</summary>
    public static int? MostOf(Availability stock) =>
        stock is { IsTracked: false } or { CanBackorder: true, BackordersLeft: null }
            ? null
            : stock.Available + (stock.BackordersLeft ?? 0);

    public static int Allow(int wanted, CartAvailability found) =>
        Math.Min(Math.Min(wanted, Cart.MostUnits), MostOf(found.Stock) ?? Cart.MostUnits);

    public static string NoneLeft(string title, CartAvailability found) =>
        found.IsShared
            ? $"{title} cannot be had together with what else is in the cart: it takes the last of the same goods. Please remove one of them."
            : $"{title} is sold out.";

    public static string OnlyLeft(int left, string title, CartAvailability found) =>
        $"Only {left} of {title} are left{(found.IsShared ? " beside what else is in the cart" : string.Empty)}";

    public static IReadOnlyList<CartMessage> Messages(string title, int wanted, int allowed, CartAvailability found) =>
        allowed >= wanted
            ? []
            :
            [
                new CartMessage(
                    "quantity-cut",
                    found.Stock.Sku,
                    allowed == Cart.MostUnits
                        ? $"At most {allowed} of {title} can be ordered at once."
                        : $"{OnlyLeft(allowed, title, found)}; we put those into your cart.",
                    Blocks: false
                ),
            ];
}
