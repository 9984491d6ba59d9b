using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Bundles;

/// <summary>
/// Makes a SKU a bundle of others, with as many as its parts suffice for, or with no parts an ordinary SKU again. Creates its stock item
/// when it is new. What is
/// promised already stays as it was composed then. Refused: a part without stock item, a bundle as a part, a bundle with stock of its own.
/// Repeatable.
/// </summary>
/// <param name="Parts">At most 20, each SKU once.</param>
public sealed record SetBundle(Sku Sku, IReadOnlyList<BundlePart> Parts, Guid? StaffId) : ICommand;

/// <param name="Quantity">Units in each bundle, 1 to 1,000.</param>
public sealed record BundlePart(Sku Sku, int Quantity);

/// <summary>The parts of a bundle; none when the SKU is no bundle.</summary>
public sealed record GetBundle(Sku Sku) : IQuery<IReadOnlyList<BundlePart>>;
