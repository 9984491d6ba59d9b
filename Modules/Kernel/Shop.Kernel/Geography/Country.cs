namespace Shop.Kernel.Geography;

/// <summary>A country, for address forms and tax tables.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="PostalCodePattern">A regular expression; null for countries without postal codes.</param>
/// <param name="AddressFormat">Order of the fields in a form, <c>{firstName}{lastName}_{company}_…</c>; an underscore starts a
/// line.</param>
public sealed record Country(
    string Code,
    string Name,
    string? PostalCodePattern,
    string? PostalCodeExample,
    string AddressFormat,
    IReadOnlyList<Region> Regions
);

/// <summary>A state, province or prefecture.</summary>
public sealed record Region(string Code, string Name);
