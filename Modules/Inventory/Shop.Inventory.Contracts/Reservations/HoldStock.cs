using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Holds all lines for a reference for some minutes, or none of them: then the answer names what is short and
/// <see cref="StockHold.HeldUntil"/> is null.
/// Repeating it with the same lines answers the hold that stands and extends it once at most; with other lines it replaces the hold.
/// A reference that is already committed stays as it is.
/// </summary>
/// <param name="Reference">Chosen by the caller, one per cart.</param>
public sealed record HoldStock(Guid Reference, IReadOnlyList<StockLine> Lines, TimeSpan HoldFor) : ICommand<StockHold>;

/// <param name="HeldUntil">UTC; null when something was short and nothing is held.</param>
/// <param name="Shortages">Empty when the hold stands.</param>
/// <param name="Backorders">What of it is not there yet.</param>
public sealed record StockHold(DateTimeOffset? HeldUntil, IReadOnlyList<StockShortage> Shortages, IReadOnlyList<StockBackorder> Backorders);

/// <summary>Units of a SKU that are promised before they are there.</summary>
/// <param name="ExpectedOn">When they are expected, in the shop's time zone; null when nobody said.</param>
public sealed record StockBackorder(Sku Sku, int Quantity, DateOnly? ExpectedOn);
