using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Rates;

/// <summary>
/// Adds a zone under an id chosen by the caller, or changes it with all its methods. A country belongs to at most one zone without postal
/// code prefixes, and each prefix or range to at most one zone. Conflict when the version is not the current one (0 for a new zone).
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

/// <summary>Deletes a zone; orders keep their chosen method. Repeatable.</summary>
public sealed record DeleteZone(Guid Id, Guid StaffId) : ICommand;
