using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Moves reserved units of a reference to another location, all or none. Refused when fewer are reserved elsewhere, or fewer are available
/// there (<c>inventory.not-free</c>). Of a bundle, the parts reserved elsewhere move. Repeating it with the same operation id is harmless.
/// </summary>
/// <param name="To">Code of an active location.</param>
/// <param name="Keep">Units that must stay because they are in parcels, shipped or not. Null for none.</param>
public sealed record MoveReservation(
    Guid Reference,
    Guid OperationId,
    string To,
    IReadOnlyList<StockLine> Lines,
    IReadOnlyList<ReservedPlace>? Keep = null
) : ICommand;
