using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>Restocks sellable units (refund with restock, return). Repeating it with the same operation id is harmless.</summary>
/// <param name="OrderNumber">The refunded order, shown in the movement list.</param>
public sealed record RestockUnits(Guid Reference, Guid OperationId, IReadOnlyList<StockLine> Lines, string OrderNumber, Guid? StaffId)
    : ICommand;
