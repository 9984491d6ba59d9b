using Shop.Kernel;

namespace Shop.Orders.Domain.Carts;

/// <summary>Units of a SKU and the price shown to the shopper.</summary>
internal sealed class CartLine
{
    public CartLine(Guid id, Sku sku, int quantity, Money seenPrice, int position)
    {
        (Id, Sku, Quantity, SeenPrice, Position) = (id, sku, quantity, seenPrice, position);
    }

    // EF Core does not bind complex values to constructors.
    private CartLine() { }

    public Guid Id { get; private set; }

    public Sku Sku { get; private set; }

    public int Quantity { get; private set; }

    /// <summary>Unit price when the line was last changed; later prices are compared with it.</summary>
    public Money SeenPrice { get; private set; }

    public int Position { get; private set; }

    internal void Set(int quantity, Money seenPrice) => (Quantity, SeenPrice) = (quantity, seenPrice);
}
