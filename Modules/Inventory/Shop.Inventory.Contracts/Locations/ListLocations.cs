using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Locations;

/// <summary>All stock locations by priority, including inactive ones.</summary>
public sealed record ListLocations : IQuery<IReadOnlyList<StockLocation>>;

/// <param name="Priority">Lower numbers are used first.</param>
/// <param name="IsActive">False: receives no stock and gets no new reservations.</param>
/// <param name="Address">Null when not set.</param>
public sealed record StockLocation(string Code, string Name, int Priority, bool IsActive, PostalAddress? Address, int Version);

/// <summary>
/// Adds a location under a code chosen by the caller (version 0), or changes it. Repeating it with the same values is harmless; conflict
/// when the version is not the current one. Refused: deactivating a location with stock or reservations, or the last active one.
/// </summary>
/// <param name="Code">1 to 32 lowercase letters, digits or hyphens; cannot be changed.</param>
public sealed record SaveLocation(string Code, string Name, int Priority, bool IsActive, PostalAddress? Address, int Version, Guid? StaffId)
    : ICommand<StockLocation>;
