using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Changes what is promised to a reference, held or committed: lets go of some units and promises others in one transaction. Of <paramref name="Add"/> all or
/// none: then the answer names what is short, and nothing was let go either. Released is what is still open, at most. Refused when nothing is promised to the
/// reference any more, or its hold ran out. Repeating it with the same operation id is harmless.
/// </summary>
/// <param name="HeldUnder">A reference under which the added units were held before; that hold is let go of in the same transaction.</param>
/// <param name="Keep">Units that are in parcels already: others are let go of first. Null for none.</param>
public sealed record ReviseReservation(
    Guid Reference, Guid OperationId, IReadOnlyList<StockLine> Add, IReadOnlyList<StockLine> Release, Guid? HeldUnder = null, IReadOnlyList<ReservedPlace>? Keep = null) : ICommand<StockCommitment>;
