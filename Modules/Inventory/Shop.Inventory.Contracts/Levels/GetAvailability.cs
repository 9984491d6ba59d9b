using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>
/// Current availability of each SKU. Unknown SKUs are returned with nothing available. A bundle is available as far as its parts are. At
/// most 1,000 per call.
/// </summary>
public sealed record GetAvailability(IReadOnlyList<Sku> Skus) : IQuery<IReadOnlyList<Availability>>;

/// <param name="Available">On hand minus reserved over all locations, never negative; <see cref="int.MaxValue"/> when the SKU is not
/// tracked.</param>
/// <param name="IsLow">Tracked, and at or below the low-stock threshold.</param>
/// <param name="CanBackorder">Can be sold with none available; false once the backorder limit is reached.</param>
/// <param name="BackordersLeft">How many more than <paramref name="Available"/> can be sold; null when there is no limit or backorders are
/// not accepted.</param>
/// <param name="ExpectedOn">When more is expected, in the shop's time zone; null when unknown.</param>
public sealed record Availability(
    Sku Sku,
    int Available,
    bool IsTracked,
    bool IsLow,
    bool CanBackorder,
    int? BackordersLeft = null,
    DateOnly? ExpectedOn = null
);
