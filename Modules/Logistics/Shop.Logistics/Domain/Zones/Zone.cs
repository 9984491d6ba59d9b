using Shop.Kernel;

namespace Shop.Logistics.Domain.Zones;

/// <summary>Addresses that the same methods and prices apply to.</summary>
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

    /// <summary>Empty for every postal code.</summary>
    public IReadOnlyList<string> PostalCodePrefixes { get; private set; }

    public IReadOnlyList<Method> Methods => methods;

    /// <summary>How closely the zone describes an address: 0 not at all, then rest of the world, country, postal code.</summary>
    public int Fit(string country, string? postalCode)
    {
        if (Countries.Count == 0)
            return 1;
        if (!Countries.Contains(country))
            return 0;
        if (PostalCodePrefixes.Count == 0)
            return 2;

        var code = (postalCode ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        var prefix = PostalCodePrefixes
            .Where(prefix => code.StartsWith(prefix, StringComparison.Ordinal))
            .Select(prefix => prefix.Length)
            .DefaultIfEmpty()
            .Max();
        return prefix == 0 ? 0 : 2 + prefix;
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
