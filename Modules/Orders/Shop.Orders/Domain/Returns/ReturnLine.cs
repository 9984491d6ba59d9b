using Shop.Kernel;
using Shop.Orders.Contracts.Returns;

namespace Shop.Orders.Domain.Returns;

/// <summary>Returned units of an order line and their condition.</summary>
internal sealed class ReturnLine(Guid id, int position, Guid lineId, Sku sku, string title, int quantity)
{
    public Guid Id { get; private set; } = id;

    public int Position { get; private set; } = position;

    /// <summary>The order line's id.</summary>
    public Guid LineId { get; private set; } = lineId;

    public Sku Sku { get; private set; } = sku;

    public string Title { get; private set; } = title;

    /// <summary>Units requested.</summary>
    public int Quantity { get; private set; } = quantity;

    public int Received { get; private set; }

    public int Sellable { get; private set; }

    public int Damaged { get; private set; }

    public int Missing { get; private set; }

    /// <summary>Not accepted and sent to the shopper again.</summary>
    public int SentBack { get; private set; }

    public ReturnResolution? Resolution { get; private set; }

    /// <summary>Units accepted.</summary>
    public int Kept => Sellable + Damaged;

    internal void Receive(int units) => Received = units;

    internal void Inspect(UnitsFound found) =>
        (Received, Sellable, Damaged, Missing, SentBack) = (
            Quantity - found.Missing,
            found.Sellable,
            found.Damaged,
            found.Missing,
            found.SentBack
        );

    internal void Resolve(ReturnResolution resolution) => Resolution = resolution;
}

/// <summary>The inspection result of a line; adds up to the units requested.</summary>
internal sealed record UnitsFound(int Sellable, int Damaged, int Missing, int SentBack)
{
    public int Sum => Sellable + Damaged + Missing + SentBack;
}
