using Shop.Kernel;

namespace Shop.Logistics.Domain.Zones;

/// <summary>Addresses with the same methods and prices.</summary>
internal sealed class Zone : AggregateRoot<ZoneId>
{
    private readonly List<Method> methods = [];

    public Zone(ZoneId id, string name, IReadOnlyList<string> countries, IReadOnlyList<string> postalCodePrefixes)
        : base(id)
    {
        (Name, Countries, PostalCodePrefixes) = (name, countries, postalCodePrefixes);
        Touch();
    }

    public string Name { get; private set; }

    /// <summary>ISO codes; empty for the rest of the world.</summary>
    public IReadOnlyList<string> Countries { get; private set; }

    /// <summary>In the syntax of <see cref="PostalCodeArea"/>; empty for all postal codes.</summary>
    public IReadOnlyList<string> PostalCodePrefixes { get; private set; }

    public IReadOnlyList<Method> Methods => methods;

    /// <summary>How closely the zone matches an address: 0 for no match, then rest of the world, country, postal code.</summary>
    /// <param name="postalCode">Uppercase letters and digits only.</param>
    public int Fit(string country, string postalCode)
    {
        if (Countries.Count == 0)
            return 1;
        if (!Countries.Contains(country))
            return 0;
        if (PostalCodePrefixes.Count == 0)
            return 2;

        var closest = PostalCodePrefixes.Max(area => PostalCodeArea.Fit(country, area, postalCode));
        return closest == 0 ? 0 : 2 + closest;
    }

    public void Change(string name, IReadOnlyList<string> countries, IReadOnlyList<string> postalCodePrefixes)
    {
        (Name, Countries, PostalCodePrefixes) = (name, countries, postalCodePrefixes);
        Touch();
    }

    public void ReplaceMethods(IEnumerable<Method> replacement)
    {
        methods.Clear();
        methods.AddRange(replacement);
        Touch();
    }
}
