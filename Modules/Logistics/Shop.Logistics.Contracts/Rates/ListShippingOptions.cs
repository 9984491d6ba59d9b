using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Rates;

/// <summary>
/// Shipping options for an address at current rates: deliveries, cheapest first, then pickups. Empty when the shop does not deliver there;
/// refused (<see cref="TooHeavy"/>) when it does, but the weight exceeds all limits.
/// </summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="PostalCode">Null while unknown.</param>
/// <param name="ItemsTotal">After discounts; determines free shipping.</param>
/// <param name="ReadyOn">When the goods are expected in stock, in the shop's time zone; null when they are in stock.</param>
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

/// <param name="Code">Code that orders refer to, for example <c>standard</c>.</param>
/// <param name="Price">Including VAT; zero when free.</param>
/// <param name="Promise">The delivery estimate, with the dates as arguments.</param>
/// <param name="PickUp">The pickup point; null for delivery.</param>
public sealed record ShippingOption(
    string Code,
    string Name,
    Money Price,
    Message Promise,
    DateOnly EarliestDelivery,
    DateOnly LatestDelivery,
    PickUpPoint? PickUp = null
);
