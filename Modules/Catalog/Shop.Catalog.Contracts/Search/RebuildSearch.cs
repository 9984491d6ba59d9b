using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Search;

/// <summary>
/// Rebuilds the read models of lists and product pages from the products; returns how many products that were. Repeatable, and safe while
/// the shop is running.
/// </summary>
public sealed record RebuildSearch : ICommand<int>;
