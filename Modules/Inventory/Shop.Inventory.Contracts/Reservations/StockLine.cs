using Shop.Kernel;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// So many units of a SKU. The same SKU on two lines is added up before anything is decided. A bundle's units stand for units of all its
/// parts, as it was
/// composed when the reference first held it.
/// </summary>
public sealed record StockLine(Sku Sku, int Quantity);

/// <summary>A SKU of which not enough is left.</summary>
/// <param name="Available">What could be had instead, never negative.</param>
public sealed record StockShortage(Sku Sku, int Wanted, int Available);
