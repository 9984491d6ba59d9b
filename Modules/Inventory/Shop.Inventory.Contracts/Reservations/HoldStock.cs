using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Holds all lines for a reference for some minutes, or none of them: the answer then lists the shortages and <see
/// cref="StockHold.HeldUntil"/> is null. Repeating it with the same lines returns the existing hold and extends it at most once; different
/// lines replace the hold. A committed reference is unchanged.
/// </summary>
/// <param name="Reference">Chosen by the caller, one per cart.</param>
public sealed record HoldStock(Guid Reference, IReadOnlyList<StockLine> Lines, TimeSpan HoldFor) : ICommand<StockHold>;

/// <param name="HeldUntil">UTC; null when there were shortages and nothing is held.</param>
/// <param name="Shortages">Empty when the lines are held.</param>
/// <param name="Backorders">The backordered part of the lines.</param>
public sealed record StockHold(DateTimeOffset? HeldUntil, IReadOnlyList<StockShortage> Shortages, IReadOnlyList<StockBackorder> Backorders);

/// <summary>Units of a SKU that are reserved but not on hand.</summary>
/// <param name="ExpectedOn">When they are expected, in the shop's time zone; null when unknown.</param>
public sealed record StockBackorder(Sku Sku, int Quantity, DateOnly? ExpectedOn);
