using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

/// <summary>
/// Corrects on hand of one SKU at one location: by a difference, or to a counted number. A count may name what the counter believed to be
/// there, and is
/// refused when that is no longer so. On hand never falls below what is promised. Creates the stock item when it is new.
/// Repeating it with the same operation id is harmless.
/// </summary>
/// <param name="Location">Code of the location; null for the shop's first.</param>
/// <param name="OnHand">The counted number; exactly one of this and <paramref name="Delta"/> is given.</param>
/// <param name="Delta">Units to add, negative to take off.</param>
/// <param name="Expected">On hand as the person saw it; only with <paramref name="OnHand"/>.</param>
/// <param name="Reason">Why, for the movement list.</param>
public sealed record AdjustStock(
    Guid OperationId,
    Sku Sku,
    string? Location,
    int? OnHand,
    int? Delta,
    int? Expected,
    string Reason,
    Guid? StaffId
) : ICommand<StockOverview>;
