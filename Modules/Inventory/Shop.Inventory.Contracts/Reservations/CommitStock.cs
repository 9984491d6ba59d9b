using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Commits a reference's held stock without an expiration. If the hold expired or was released, the given lines are reserved again, all or
/// none; the answer then lists the shortages. Repeating it is harmless.
/// </summary>
public sealed record CommitStock(Guid Reference, IReadOnlyList<StockLine> Lines) : ICommand<StockCommitment>;

/// <param name="Shortages">Empty when the stock is committed; otherwise nothing is.</param>
public sealed record StockCommitment(IReadOnlyList<StockShortage> Shortages);
