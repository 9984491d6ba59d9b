using Shop.Kernel;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// A quantity of a SKU. Lines with the same SKU are added up first. For a bundle it stands for units of all its parts, as composed when the
/// reference first reserved it.
/// </summary>
public sealed record StockLine(Sku Sku, int Quantity);

/// <summary>A SKU with too few units available.</summary>
/// <param name="Available">What is available instead, never negative.</param>
public sealed record StockShortage(Sku Sku, int Wanted, int Available);
