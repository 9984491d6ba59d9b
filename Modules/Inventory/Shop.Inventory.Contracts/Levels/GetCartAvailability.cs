using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>
/// Current availability for each line of a cart, in the order of the lines, each SKU once. Lines that draw on the same stock, such as a
/// bundle and its part, share it: earlier lines take precedence, and the rest is returned beside what the others take. At most 1,000 per
/// call.
/// </summary>
public sealed record GetCartAvailability(IReadOnlyList<StockLine> Lines) : IQuery<IReadOnlyList<CartAvailability>>;

/// <param name="IsShared">Other lines draw on the same stock.</param>
public sealed record CartAvailability(Availability Stock, bool IsShared);
