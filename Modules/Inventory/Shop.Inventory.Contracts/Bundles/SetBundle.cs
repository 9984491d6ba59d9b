using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Bundles;

/// <summary>
/// Makes a SKU a bundle, available as far as its parts are, or an ordinary SKU again when there are no parts. Creates its stock item if
/// needed. Existing reservations keep the composition they were made with. Refused: a part without a stock item, a bundle as a part, a
/// bundle with its own stock. Repeatable.
/// </summary>
/// <param name="Parts">At most 20, each SKU once.</param>
public sealed record SetBundle(Sku Sku, IReadOnlyList<BundlePart> Parts, Guid? StaffId) : ICommand;

/// <param name="Quantity">Units per bundle, 1 to 1,000.</param>
public sealed record BundlePart(Sku Sku, int Quantity);

/// <summary>The parts of a bundle; empty when the SKU is not a bundle.</summary>
public sealed record GetBundle(Sku Sku) : IQuery<IReadOnlyList<BundlePart>>;
