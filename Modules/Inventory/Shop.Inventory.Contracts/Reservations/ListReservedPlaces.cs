using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// The locations that a reference's committed units ship from, by priority. Consumed units still count where they shipped from, so the
/// answer does not change when they ship: the caller subtracts all its parcels, shipped or not. A bundle whose parts are reserved at
/// different locations is missing until <see cref="MoveReservation"/> brings them together.
/// </summary>
public sealed record ListReservedPlaces(Guid Reference) : IQuery<IReadOnlyList<ReservedPlace>>;

/// <param name="Sku">As ordered: a bundle, not its parts.</param>
/// <param name="Location">Code of the location.</param>
public sealed record ReservedPlace(Sku Sku, string Location, int Units);
