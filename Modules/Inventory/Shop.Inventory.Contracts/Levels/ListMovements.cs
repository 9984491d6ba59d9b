using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>Why the stock of a SKU changed, newest first; every SKU when <paramref name="Sku"/> is null.</summary>
public sealed record ListMovements(Sku? Sku, int Page, int PageSize) : IQuery<PagedList<StockMovement>>;

public enum MovementKind
{
    Received,
    Adjusted,
    Counted,
    Shipped,
    Restocked,
    Imported,
    Transferred,
    Damaged,
    Lost,
    Returned,
}

/// <param name="Quantity">What was added to on hand; negative when units left, 0 where something is only noted (a return that is not put on
/// the shelf).</param>
/// <param name="OnHandAfter">On hand at the location after it.</param>
/// <param name="Reference">The order or cart it was for, if any.</param>
public sealed record StockMovement(
    Guid Id,
    Sku Sku,
    string Location,
    MovementKind Kind,
    int Quantity,
    int OnHandAfter,
    string Reason,
    Guid? Reference,
    Guid? StaffId,
    DateTimeOffset At
);
