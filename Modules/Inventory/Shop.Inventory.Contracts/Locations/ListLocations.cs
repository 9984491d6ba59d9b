using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Locations;

/// <summary>The places where stock lies, in the order in which they are used; also those that are not active.</summary>
public sealed record ListLocations : IQuery<IReadOnlyList<StockLocation>>;

/// <param name="Priority">Lower numbers are used first.</param>
/// <param name="IsActive">False: takes no stock, and nothing new is promised from there.</param>
/// <param name="Address">Null when nobody gave one.</param>
public sealed record StockLocation(string Code, string Name, int Priority, bool IsActive, PostalAddress? Address, int Version);

/// <summary>
/// Adds a location under a code that the caller chose (version 0), or changes the one that has it. Repeating it with the same values is
/// harmless; conflict when
/// the version is not the one that was shown. Refused: switching off a location where units lie or are promised from, or the last active
/// one.
/// </summary>
/// <param name="Code">1 to 32 small letters, digits or hyphens; never changes.</param>
public sealed record SaveLocation(string Code, string Name, int Priority, bool IsActive, PostalAddress? Address, int Version, Guid? StaffId)
    : ICommand<StockLocation>;
