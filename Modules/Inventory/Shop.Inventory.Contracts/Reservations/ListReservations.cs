using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// What is promised and what has left for each of the references, by the SKUs that were ordered (a bundle, not its parts); for invariant
/// checks. At most 500 references a call.
/// </summary>
public sealed record ListReservations(IReadOnlyList<Guid> References) : IQuery<IReadOnlyList<ReservedUnits>>;

/// <summary>References with something committed or consumed, in a fixed order; for invariant checks.</summary>
/// <param name="After">The last one of the answer before; empty for the first.</param>
/// <param name="Count">At most <see cref="Most"/>.</param>
public sealed record ListPromisedReferences(Guid After, int Count) : IQuery<IReadOnlyList<Guid>>
{
    public const int Most = 500;
}

public sealed record ReservedUnits(Guid Reference, Sku Sku, int Held, int Committed, int Consumed);
