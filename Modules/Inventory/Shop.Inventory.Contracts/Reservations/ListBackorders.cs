using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// What is promised to a reference and is not on hand now: who reserved first is served first. Empty when all is there, and when nothing is
/// reserved.
/// </summary>
public sealed record ListBackorders(Guid Reference) : IQuery<IReadOnlyList<StockBackorder>>;
