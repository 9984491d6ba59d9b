using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Search;

/// <summary>
/// Writes the lists and product pages that shoppers read anew from the products themselves; answers how many products that were.
/// Repeatable, and safe while the shop is open.
/// </summary>
public sealed record RebuildSearch : ICommand<int>;
