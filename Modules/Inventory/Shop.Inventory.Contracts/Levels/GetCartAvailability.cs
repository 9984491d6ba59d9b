using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>
/// What can be sold now to each line of a cart, in the order of the lines, each SKU once. Lines that take of the same goods, as a bundle does
/// of its parts, share them: those before come first, and what is left is told beside what the others take. At most 1,000 a call.
/// </summary>
public sealed record GetCartAvailability(IReadOnlyList<StockLine> Lines) : IQuery<IReadOnlyList<CartAvailability>>;

/// <param name="IsShared">Other lines take of the same goods.</param>
public sealed record CartAvailability(Availability Stock, bool IsShared);
