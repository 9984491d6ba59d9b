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

public sealed record ShippingMethod
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Carrier { get; init; }

    public required RateKind Kind { get; init; }

    public required Money Price { get; init; }

    public required Money? PricePerKilogram { get; init; }

    /// <summary>Free from this items total; null for never.</summary>
    public required Money? FreeOver { get; init; }

    /// <summary>Not offered above this weight; null for any weight.</summary>
    public required int? MaxWeightGrams { get; init; }

    /// <summary>Minimum working days from dispatch to delivery.</summary>
    public required int MinDays { get; init; }

    public required int MaxDays { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>The pickup point; null for a delivery method.</summary>
    public PickUpPoint? PickUp { get; init; }
}

/// <summary>Where shoppers collect their orders.</summary>
/// <param name="Location">Code of the stock location.</param>
/// <param name="OpeningHours">As text, at most 200 characters.</param>
public sealed record PickUpPoint(string Location, string Name, PostalAddress Address, string OpeningHours);
