using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Adjustments;

/// <summary>
/// Sets many SKUs at the shop's first location in one transaction, as a product import does; at most 1,000 a call. On hand is set to the
/// given number but never below what is promised. What is already so is left alone, and no movement is written. Bundles are left
/// alone, and backorders stay allowed while units are owed. Repeatable. Answers the levels that changed and those that were left because
/// they are not as expected.
/// </summary>
public sealed record ImportStock(Guid OperationId, IReadOnlyList<ImportedStock> Items, string Reason)
    : ICommand<IReadOnlyList<ImportedLevel>>;

/// <summary>What <see cref="ImportStock"/> would answer; changes nothing.</summary>
public sealed record PreviewStockImport(IReadOnlyList<ImportedStock> Items) : IQuery<IReadOnlyList<ImportedLevel>>;

/// <param name="OnHand">Null leaves the number as it is.</param>
/// <param name="ExpectedOnHand">What on hand must be now for the number to be set; null sets it whatever it is.</param>
public sealed record ImportedStock(Sku Sku, int? OnHand, bool IsTracked, bool CanBackorder, int? ExpectedOnHand = null);

/// <param name="Location">The name of the location.</param>
/// <param name="After">As <paramref name="Before"/> when nothing was set.</param>
/// <param name="IsStale">True when on hand was not as expected, so that nothing was set.</param>
public sealed record ImportedLevel(Sku Sku, string Location, int Before, int After, bool IsStale);
