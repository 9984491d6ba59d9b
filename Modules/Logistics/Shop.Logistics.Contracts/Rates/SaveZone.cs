using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Rates;

/// <summary>
/// Adds a zone under an id that the caller chose, or changes it with all its methods. A country belongs to one zone without postal prefixes
/// at most, and the same postal codes to one zone. Conflict when the version is not the one that was shown (0 for a new one).
/// </summary>
public sealed record SaveZone(
    Guid Id,
    string Name,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> PostalCodePrefixes,
    IReadOnlyList<ShippingMethod> Methods,
    int Version,
    Guid StaffId
) : ICommand;

/// <summary>Takes a zone away; orders keep the method they chose. Repeatable.</summary>
public sealed record DeleteZone(Guid Id, Guid StaffId) : ICommand;
