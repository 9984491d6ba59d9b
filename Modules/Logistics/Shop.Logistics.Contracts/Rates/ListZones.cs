using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Rates;

/// <summary>All zones with their methods, most specific first.</summary>
public sealed record ListZones : IQuery<IReadOnlyList<ShippingZone>>;

/// <summary>One zone to edit.</summary>
public sealed record GetZone(Guid Id) : IQuery<ShippingZone>;

/// <param name="Countries">ISO codes; empty for the rest of the world.</param>
/// <param name="PostalCodePrefixes">Narrows the zone to postal codes that begin so (<c>35</c>) or in a range (<c>10-14</c>), in Britain to
/// areas (<c>KY</c>) and districts (<c>KY6</c>, <c>KY1-KY6</c>); empty for all.</param>
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
    /// <summary>One price.</summary>
    Flat,

    /// <summary>A base price and a price for every kilogram begun.</summary>
    ByWeight,
}

/// <param name="FreeOver">Free from this items total on; null for never.</param>
/// <param name="MaxWeightGrams">Not offered above it; null for any weight.</param>
/// <param name="MinDays">Working days from dispatch to the door, at the earliest.</param>
/// <param name="PickUp">Where the shopper collects it; null for a method that brings it.</param>
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

/// <summary>Where shoppers collect what they ordered.</summary>
/// <param name="Location">Code of the stock location.</param>
/// <param name="OpeningHours">In words, at most 200 characters.</param>
public sealed record PickUpPoint(string Location, string Name, PostalAddress Address, string OpeningHours);
