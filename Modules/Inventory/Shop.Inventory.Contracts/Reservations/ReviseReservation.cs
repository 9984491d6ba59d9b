using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Changes a reference's reservation to the given total of each SKU, consumed units included: reserves missing units, held or committed as
/// the rest is, and releases excess ones. It states the target, not the change, so it may be repeated and may arrive late. Missing units
/// are reserved all or none; the answer then lists the shortages, and excess units are released nevertheless. Refused when nothing was ever
/// reserved for the reference or its hold expired (<c>inventory.nothing-promised</c>).
/// </summary>
/// <param name="Total">Total units of each SKU; SKUs not listed are released.</param>
/// <param name="HeldUnder">References that may hold the missing units; those holds are released in the same transaction.</param>
/// <param name="Keep">Units in parcels, shipped or not; others are released first. Null for none.</param>
public sealed record ReviseReservation(
    Guid Reference,
    IReadOnlyList<StockLine> Total,
    IReadOnlyList<Guid>? HeldUnder = null,
    IReadOnlyList<ReservedPlace>? Keep = null
) : ICommand<StockCommitment>;
