using Shop.Kernel;
using RateKind = Shop.Logistics.Contracts.Rates.RateKind;

namespace Shop.Logistics.Domain.Zones;

/// <summary>Where shoppers collect their orders.</summary>
internal sealed record PickUpPlace(string Location, string Name, PostalAddress Address, string OpeningHours);

/// <summary>A shipping method of a zone. Amounts are in the shop's currency and include VAT.</summary>
internal sealed class Method
{
    public Method(
        Guid id,
        string code,
        string name,
        string carrier,
        RateKind kind,
        decimal price,
        decimal? pricePerKilogram,
        decimal? freeOver,
        int? maxWeightGrams,
        int minDays,
        int maxDays,
        bool isActive,
        int position
    )
    {
        (Id, Code, Name, Carrier, Kind, Price, PricePerKilogram) = (id, code, name, carrier, kind, price, pricePerKilogram);
        (FreeOver, MaxWeightGrams, MinDays, MaxDays, IsActive, Position) = (freeOver, maxWeightGrams, minDays, maxDays, isActive, position);
    }

    public Guid Id { get; private set; }

    public string Code { get; private set; }

    public string Name { get; private set; }

    public string Carrier { get; private set; }

    public RateKind Kind { get; private set; }

    public decimal Price { get; private set; }

    public decimal? PricePerKilogram { get; private set; }

    /// <summary>Free from this items total.</summary>
    public decimal? FreeOver { get; private set; }

    public int? MaxWeightGrams { get; private set; }

    /// <summary>Working days from dispatch to delivery.</summary>
    public int MinDays { get; private set; }

    public int MaxDays { get; private set; }

    public bool IsActive { get; private set; }

    public int Position { get; private set; }

    /// <summary>Null for a delivery method.</summary>
    public PickUpPlace? PickUp { get; init; }

    public bool Takes(decimal weightGrams) => IsActive && (MaxWeightGrams is null || weightGrams <= MaxWeightGrams);

    /// <summary>Charges every started kilogram.</summary>
    public decimal PriceFor(decimal weightGrams, decimal itemsTotal)
    {
        if (FreeOver is { } limit && itemsTotal >= limit)
            return 0;

        return Kind == RateKind.Flat ? Price : Price + ((PricePerKilogram ?? 0) * Math.Ceiling(weightGrams / 1000));
    }
}
