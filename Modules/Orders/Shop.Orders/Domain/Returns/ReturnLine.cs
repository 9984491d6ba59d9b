using Shop.Kernel;
using ReturnResolution = Shop.Orders.Contracts.Returns.ReturnResolution;

namespace Shop.Orders.Domain.Returns;

/// <summary>Units of an order's line that come back, and in what state they were found.</summary>
internal sealed class ReturnLine(Guid id, int position, Guid lineId, Sku sku, string title, int quantity)
{
    public Guid Id { get; private set; } = id;

    public int Position { get; private set; } = position;

    /// <summary>The order's line.</summary>
    public Guid LineId { get; private set; } = lineId;

    public Sku Sku { get; private set; } = sku;

    public string Title { get; private set; } = title;

    /// <summary>Asked for.</summary>
    public int Quantity { get; private set; } = quantity;

    public int Received { get; private set; }

    public int Sellable { get; private set; }

    public int Damaged { get; private set; }

    public int Missing { get; private set; }

    /// <summary>Not ours, or not taken back: on its way to the shopper again.</summary>
    public int SentBack { get; private set; }

    public ReturnResolution? Resolution { get; private set; }

    /// <summary>Stay with the shop.</summary>
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

/// <summary>What an inspection found of a line's units; together exactly what was asked for.</summary>
internal sealed record UnitsFound(int Sellable, int Damaged, int Missing, int SentBack)
{
    public int Sum => Sellable + Damaged + Missing + SentBack;
}
