using Shop.Kernel;

namespace Shop.Inventory.Domain;

/// <summary>A part of a bundle, with its quantity per unit.</summary>
internal sealed class BundlePart(Sku bundle, Sku sku, int quantity)
{
    public const int MaxUnits = 1_000;

    public Sku Bundle { get; private set; } = bundle;

    public Sku Sku { get; private set; } = sku;

    public int Quantity { get; private set; } = quantity;
}
