using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Application.Carts;

/// <summary>Limits line quantities and creates the message when one is reduced.</summary>
internal static class CartQuantities
{
    /// <summary>Maximum units, including backorders; null when unlimited.</summary>
    public static int? MaxOf(Availability stock) =>
        stock is { IsTracked: false } or { CanBackorder: true, BackordersLeft: null }
            ? null
            : stock.Available + (stock.BackordersLeft ?? 0);

    public static int Allow(int wanted, CartAvailability found) =>
        Math.Min(Math.Min(wanted, Cart.MaxUnits), MaxOf(found.Stock) ?? Cart.MaxUnits);

    public static IReadOnlyList<CartMessage> Messages(string title, int wanted, int allowed, CartAvailability found) =>
        allowed >= wanted
            ? []
            :
            [
                new CartMessage(
                    "quantity-cut",
                    found.Stock.Sku,
                    allowed == Cart.MaxUnits
                        ? new Message("orders.quantity-limited").With("title", title).With("max", allowed)
                        : new Message("orders.quantity-cut")
                            .With("shortage", CartErrors.Shortage(title, allowed, found.IsShared))
                            .With("quantity", allowed),
                    Blocks: false
                ),
            ];
}
