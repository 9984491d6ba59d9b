using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>What is promised and what has left for each of the references, by the SKUs that were ordered (a bundle, not its parts); for invariant checks. At most 500 references a call.</summary>
public sealed record ListReservations(IReadOnlyList<Guid> References) : IQuery<IReadOnlyList<ReservedUnits>>;

/// <summary>References with something held or committed, from the oldest; for invariant checks.</summary>
public sealed record ListOpenReferences(int Page, int PageSize) : IQuery<PagedList<Guid>>;

public sealed record ReservedUnits(Guid Reference, Sku Sku, int Held, int Committed, int Consumed);
