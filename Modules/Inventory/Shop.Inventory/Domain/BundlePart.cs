using Shop.Kernel;

namespace Shop.Inventory.Domain;

/// <summary>So many units of a SKU are in each unit of a bundle.</summary>
internal sealed class BundlePart(Sku bundle, Sku sku, int quantity)
{
    public const int MostUnits = 1_000;

    public Sku Bundle { get; private set; } = bundle;

    public Sku Sku { get; private set; } = sku;

    public int Quantity { get; private set; } = quantity;
}
