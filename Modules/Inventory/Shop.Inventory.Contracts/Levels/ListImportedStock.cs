using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>
/// The input with which <see cref="ImportStock"/> would change nothing: on hand at the default location and the settings of these SKUs.
/// SKUs without stock are omitted. At most 1,000 per call.
/// </summary>
public sealed record ListImportedStock(IReadOnlyList<Sku> Skus) : IQuery<IReadOnlyList<ImportedStock>>;
