using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Promises units of a reference from another location than before, all or none. Refused when fewer are promised elsewhere, or fewer are
/// free there
/// (<c>inventory.not-free</c>). Of a bundle those parts move that are promised elsewhere. Repeating it with the same operation id is
/// harmless.
/// </summary>
/// <param name="To">Code of an active location.</param>
/// <param name="Keep">Units that stay where they are: they are in parcels, whether these have left or not. Null for none.</param>
public sealed record MoveReservation(
    Guid Reference,
    Guid OperationId,
    string To,
    IReadOnlyList<StockLine> Lines,
    IReadOnlyList<ReservedPlace>? Keep = null
) : ICommand;
