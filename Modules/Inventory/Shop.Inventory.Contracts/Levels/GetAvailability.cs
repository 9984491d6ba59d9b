using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>
/// What can be sold now of each SKU. SKUs that Inventory has never heard of come back with nothing available. A bundle has what its parts
/// suffice for. At most 1,000 a call.
/// </summary>
public sealed record GetAvailability(IReadOnlyList<Sku> Skus) : IQuery<IReadOnlyList<Availability>>;

/// <param name="Available">On hand less reserved over all locations, never negative; <see cref="int.MaxValue"/> when the SKU is not
/// tracked.</param>
/// <param name="IsLow">At or below the low-stock threshold, and tracked.</param>
/// <param name="CanBackorder">May be sold with none available; false once the limit is reached.</param>
/// <param name="BackordersLeft">How many more than <paramref name="Available"/> may be sold; null for no limit, or when none may.</param>
/// <param name="ExpectedOn">When more is expected, in the shop's time zone; null when nobody said.</param>
public sealed record Availability(
    Sku Sku,
    int Available,
    bool IsTracked,
    bool IsLow,
    bool CanBackorder,
    int? BackordersLeft = null,
    DateOnly? ExpectedOn = null
);
