using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Turns a reference's hold into a promise without an end. If the hold has run out or was released it is taken again with the
/// given lines, all or none: then the answer names what is short. Repeating it is harmless.
/// </summary>
public sealed record CommitStock(Guid Reference, IReadOnlyList<StockLine> Lines) : ICommand<StockCommitment>;

/// <param name="Shortages">Empty when the stock is committed; otherwise nothing is.</param>
public sealed record StockCommitment(IReadOnlyList<StockShortage> Shortages);
