using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>Movements of a SKU, newest first; of all SKUs when <paramref name="Sku"/> is null.</summary>
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

public sealed record StockMovement
{
    public required Guid Id { get; init; }

    public required Sku Sku { get; init; }

    public required string Location { get; init; }

    public required MovementKind Kind { get; init; }

    /// <summary>Change of on hand; negative when units left, 0 for a note only (a return that was not restocked).</summary>
    public required int Quantity { get; init; }

    /// <summary>On hand at the location after the movement.</summary>
    public required int OnHandAfter { get; init; }

    public required Message Reason { get; init; }

    /// <summary>The order or cart, if any.</summary>
    public required Guid? Reference { get; init; }

    public required Guid? StaffId { get; init; }

    public required DateTimeOffset At { get; init; }
}
