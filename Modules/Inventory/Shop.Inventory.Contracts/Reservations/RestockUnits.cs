using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>Restocks sellable units (refund with restock, return). Repeating it with the same operation id is harmless.</summary>
/// <param name="Reason">Shown in the movement list, for example "Refund for S-100042-1".</param>
public sealed record RestockUnits(Guid Reference, Guid OperationId, IReadOnlyList<StockLine> Lines, string Reason, Guid? StaffId)
    : ICommand;
