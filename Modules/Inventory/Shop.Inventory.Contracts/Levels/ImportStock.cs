using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>
/// Sets many SKUs at the shop's first location in one transaction, as a product import does; at most 1,000 a call. On hand is set to the
/// given number but never below what is promised. What is already so is left alone, and no movement is written. Bundles are left
/// alone, and backorders stay allowed while units are owed. Repeatable.
/// </summary>
public sealed record ImportStock(Guid OperationId, IReadOnlyList<ImportedStock> Items, string Reason) : ICommand<int>;

/// <param name="OnHand">Null leaves the number as it is.</param>
public sealed record ImportedStock(Sku Sku, int? OnHand, bool IsTracked, bool CanBackorder);
