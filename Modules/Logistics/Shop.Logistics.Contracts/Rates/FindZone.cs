using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Rates;

/// <summary>Which zone an address gets, if a zone that is being edited were saved as it is now.</summary>
/// <param name="ZoneId">The zone that is edited, or a new one.</param>
public sealed record FindZone(
    Guid ZoneId,
    string Name,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> PostalCodePrefixes,
    string Country,
    string? PostalCode
) : IQuery<ZoneMatch>;

/// <param name="ZoneId">Null when nothing is delivered to the address.</param>
public sealed record ZoneMatch(Guid? ZoneId, string? Name);
