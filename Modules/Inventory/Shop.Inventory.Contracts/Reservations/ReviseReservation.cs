using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Brings what is promised to a reference to so many units of each SKU, those counted that have left: promises what is missing, held or
/// committed as the rest is, and lets go of what is
/// too much. Says what shall be, not what shall change, so that it may be repeated and may come late. Of what is missing all or none is
/// promised: then the answer names what is short, and
/// what was too much is gone nevertheless. Refused when nothing was ever promised to the reference, or its hold ran out
/// (<c>inventory.nothing-promised</c>).
/// </summary>
/// <param name="Total">All units of each SKU; of what is not named, none.</param>
/// <param name="HeldUnder">References under which missing units may be held; those holds are let go of in the same transaction.</param>
/// <param name="Keep">Units that are in parcels, whether these have left or not: others are let go of first. Null for none.</param>
public sealed record ReviseReservation(
    Guid Reference,
    IReadOnlyList<StockLine> Total,
    IReadOnlyList<Guid>? HeldUnder = null,
    IReadOnlyList<ReservedPlace>? Keep = null
) : ICommand<StockCommitment>;
