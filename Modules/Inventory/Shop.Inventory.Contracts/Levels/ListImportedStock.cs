using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>
/// What <see cref="ImportStock"/> would have to be given to change nothing: on hand at the shop's first location and the settings, for
/// these SKUs. SKUs without
/// stock are missing from the answer. At most 1,000 a call.
/// </summary>
public sealed record ListImportedStock(IReadOnlyList<Sku> Skus) : IQuery<IReadOnlyList<ImportedStock>>;
