using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

/// <summary>
/// Adjusts on hand of one SKU at one location, by a difference or to a counted number. A count may include the expected current number and
/// is refused when it no longer matches. On hand never falls below reserved. Creates the stock item if needed. Repeating it with the same
/// operation id is harmless.
/// </summary>
/// <param name="Location">Code of the location; null for the default location.</param>
/// <param name="OnHand">The counted number; give either this or <paramref name="Delta"/>.</param>
/// <param name="Delta">Units to add; negative to remove.</param>
/// <param name="Expected">On hand as displayed to the person; only with <paramref name="OnHand"/>.</param>
/// <param name="Reason">Reason shown in the movement list.</param>
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
