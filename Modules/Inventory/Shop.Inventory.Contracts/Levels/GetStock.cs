using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>Stock of one SKU at each location, with its settings.</summary>
public sealed record GetStock(Sku Sku) : IQuery<StockOverview>;

public sealed record StockOverview
{
    public required Sku Sku { get; init; }

    /// <summary>The active ones, by priority.</summary>
    public required IReadOnlyList<StockLevelView> Locations { get; init; }

    public required int OnHand { get; init; }

    public required int Reserved { get; init; }

    public required int Available { get; init; }

    public required bool IsTracked { get; init; }

    public required bool CanBackorder { get; init; }

    /// <summary>An alert is raised once when available falls to this or below; null for no alerts.</summary>
    public required int? LowStockThreshold { get; init; }

    public required int Version { get; init; }

    /// <summary>Maximum number of backordered units; null for unlimited, if backorders are accepted.</summary>
    public int? BackorderLimit { get; init; }

    /// <summary>When more stock is expected.</summary>
    public DateOnly? ExpectedOn { get; init; }

    /// <summary>A bundle: it has no on hand of its own; availability and settings follow its parts.</summary>
    public bool IsBundle { get; init; }
}

/// <param name="Code">Code of the location, for example <c>main</c>.</param>
public sealed record StockLevelView(string Code, string Name, int OnHand, int Reserved, int Available);
