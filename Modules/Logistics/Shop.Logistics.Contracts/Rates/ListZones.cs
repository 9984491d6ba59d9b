using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Rates;

/// <summary>All zones with their methods, most specific first.</summary>
public sealed record ListZones : IQuery<IReadOnlyList<ShippingZone>>;

/// <summary>One zone for editing.</summary>
public sealed record GetZone(Guid Id) : IQuery<ShippingZone>;

/// <param name="Countries">ISO codes; empty for the rest of the world.</param>
/// <param name="PostalCodePrefixes">Limits the zone to postal codes with these prefixes (<c>35</c>) or in a range (<c>10-14</c>), in
/// Britain to areas (<c>KY</c>) and districts (<c>KY6</c>, <c>KY1-KY6</c>); empty for all.</param>
public sealed record ShippingZone(
    Guid Id,
    string Name,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> PostalCodePrefixes,
    IReadOnlyList<ShippingMethod> Methods,
    int Version
);

public enum RateKind
{
    /// <summary>One price for any weight.</summary>
    Flat,

    /// <summary>A base price plus a price per started kilogram.</summary>
    ByWeight,
}

/// <param name="FreeOver">Free from this items total; null for never.</param>
/// <param name="MaxWeightGrams">Not offered above this weight; null for any weight.</param>
/// <param name="MinDays">Minimum working days from dispatch to delivery.</param>
/// <param name="PickUp">The pickup point; null for a delivery method.</param>
public sealed record ShippingMethod(
    string Code,
    string Name,
    string Carrier,
    RateKind Kind,
    Money Price,
    Money? PricePerKilogram,
    Money? FreeOver,
    int? MaxWeightGrams,
    int MinDays,
    int MaxDays,
    bool IsActive,
    PickUpPoint? PickUp = null
);

/// <summary>Where shoppers collect their orders.</summary>
/// <param name="Location">Code of the stock location.</param>
/// <param name="OpeningHours">As text, at most 200 characters.</param>
public sealed record PickUpPoint(string Location, string Name, PostalAddress Address, string OpeningHours);
