using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Reserved and consumed units of each reference, by ordered SKU (a bundle, not its parts); for invariant checks. At most 500 references
/// per call.
/// </summary>
public sealed record ListReservations(IReadOnlyList<Guid> References) : IQuery<IReadOnlyList<ReservedUnits>>;

/// <summary>References with committed or consumed units, in a stable order; for invariant checks.</summary>
/// <param name="After">The last reference of the previous page; empty for the first page.</param>
/// <param name="Count">At most <see cref="Max"/>.</param>
public sealed record ListPromisedReferences(Guid After, int Count) : IQuery<IReadOnlyList<Guid>>
{
    public const int Max = 500;
}

public sealed record ReservedUnits(Guid Reference, Sku Sku, int Held, int Committed, int Consumed);
