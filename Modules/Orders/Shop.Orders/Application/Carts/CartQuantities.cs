using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Application.Carts;

/// <summary>How many a line may have, and what is said when that is fewer than was wanted.</summary>
internal static class CartQuantities
{
    /// <summary>How many can be had, backorders included; null for any number.</summary>
    public static int? MostOf(Availability stock) =>
        stock is { IsTracked: false } or { CanBackorder: true, BackordersLeft: null }
            ? null
            : stock.Available + (stock.BackordersLeft ?? 0);

    public static int Allow(int wanted, Availability stock) => Math.Min(Math.Min(wanted, Cart.MostUnits), MostOf(stock) ?? Cart.MostUnits);

    public static IReadOnlyList<CartMessage> Messages(Sku sku, string title, int wanted, int allowed) =>
        allowed >= wanted
            ? []
            :
            [
                new CartMessage(
                    "quantity-cut",
                    sku,
                    allowed == Cart.MostUnits
                        ? $"At most {allowed} of {title} can be ordered at once."
                        : $"Only {allowed} of {title} are left; we put those into your cart.",
                    Blocks: false
                ),
            ];
}
