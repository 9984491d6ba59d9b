using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Lets go of what is held or committed for a reference and not yet consumed: all of it, or the given lines (units of a canceled line).
/// Repeating it with the same operation id, or releasing what is no longer there, is harmless.
/// </summary>
/// <param name="OperationId">Chosen by the caller; one release happens once.</param>
/// <param name="Lines">Null for everything.</param>
/// <param name="Keep">Units that are in parcels already: of these lines others are let go of first. Null for none.</param>
public sealed record ReleaseStock(Guid Reference, Guid OperationId, IReadOnlyList<StockLine>? Lines = null, IReadOnlyList<ReservedPlace>? Keep = null) : ICommand;
