using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Where what is committed to a reference leaves from; locations in the order in which they are used. Units that have left are counted where
/// they left from, so that the answer stays the same when they leave: the caller takes off all its parcels, whether they have left or not. A
/// bundle whose parts lie at different locations can leave from none of them and is missing, until <see cref="MoveReservation"/> brings its
/// parts together.
/// </summary>
public sealed record ListReservedPlaces(Guid Reference) : IQuery<IReadOnlyList<ReservedPlace>>;

/// <param name="Sku">As it was ordered: a bundle, not its parts.</param>
/// <param name="Location">Code of the location.</param>
public sealed record ReservedPlace(Sku Sku, string Location, int Units);
