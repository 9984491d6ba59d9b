using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Rates;

/// <summary>
/// The ways a parcel can reach an address as today's rates have it: those that bring it, cheapest first, and then those where it is
/// collected. Empty when the shop does not deliver there; refused (<see cref="TooHeavy"/>) when it does, but not so much at once.
/// </summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="PostalCode">Null while the shopper has not said.</param>
/// <param name="ItemsTotal">After discounts; decides about free delivery.</param>
/// <param name="ReadyOn">When the goods are expected to be here, in the shop's time zone; null when they are.</param>
public sealed record ListShippingOptions(
    string Country,
    string? Region,
    string? PostalCode,
    decimal WeightGrams,
    Money ItemsTotal,
    DateOnly? ReadyOn = null
) : IQuery<IReadOnlyList<ShippingOption>>
{
    public const string TooHeavy = "logistics.too-heavy";
}

/// <param name="Code">What an order names it by, for example <c>standard</c>.</param>
/// <param name="Price">Including VAT; zero when free.</param>
/// <param name="Promise">When it arrives, in words: "Mon 23 – Wed 25 November".</param>
/// <param name="PickUp">Where the shopper collects it; null when it is brought.</param>
public sealed record ShippingOption(
    string Code,
    string Name,
    Money Price,
    string Promise,
    DateOnly EarliestDelivery,
    DateOnly LatestDelivery,
    PickUpPoint? PickUp = null
);
