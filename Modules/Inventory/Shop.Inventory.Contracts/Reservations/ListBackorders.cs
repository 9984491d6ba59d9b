using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Units reserved for a reference that are not on hand; earlier reservations are served first. Empty when everything is on hand or nothing
/// is reserved.
/// </summary>
public sealed record ListBackorders(Guid Reference) : IQuery<IReadOnlyList<StockBackorder>>;
