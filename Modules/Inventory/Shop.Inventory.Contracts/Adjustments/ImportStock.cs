using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

/// <summary>
/// Sets stock of many SKUs at the default location in one transaction, for product imports; at most 1,000 per call. On hand is set to the
/// given number but never below reserved. Unchanged levels get no movement. Bundles are skipped, and backorders stay allowed while units
/// are owed. Repeatable. Returns the levels that changed and those that were skipped as stale.
/// </summary>
public sealed record ImportStock(Guid OperationId, IReadOnlyList<ImportedStock> Items, string FileName)
    : ICommand<IReadOnlyList<ImportedLevel>>;

/// <summary>Previews <see cref="ImportStock"/> without changing anything.</summary>
public sealed record PreviewStockImport(IReadOnlyList<ImportedStock> Items) : IQuery<IReadOnlyList<ImportedLevel>>;

/// <param name="OnHand">Null leaves the number unchanged.</param>
/// <param name="ExpectedOnHand">Required current on hand for the number to be set; null sets it unconditionally.</param>
public sealed record ImportedStock(Sku Sku, int? OnHand, bool IsTracked, bool CanBackorder, int? ExpectedOnHand = null);

/// <param name="Location">Name of the location.</param>
/// <param name="After">Equal to <paramref name="Before"/> when nothing was set.</param>
/// <param name="IsStale">True when on hand was not as expected, so nothing was set.</param>
public sealed record ImportedLevel(Sku Sku, string Location, int Before, int After, bool IsStale);
