using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Rates;

/// <summary>Finds the zone of an address as if the zone being edited were already saved.</summary>
/// <param name="ZoneId">The zone being edited, or a new one.</param>
public sealed record FindZone(
    Guid ZoneId,
    string Name,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> PostalCodePrefixes,
    string Country,
    string? PostalCode
) : IQuery<ZoneMatch>;

/// <param name="ZoneId">Null when the shop does not deliver to the address.</param>
public sealed record ZoneMatch(Guid? ZoneId, string? Name);
