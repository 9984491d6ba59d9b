namespace Shop.Inventory.Application;

/// <summary>Section <c>Inventory</c> of the configuration.</summary>
internal sealed class InventoryOptions
{
    /// <summary>Low-stock threshold of new SKUs; null for no alerts.</summary>
    public int? DefaultLowStockThreshold { get; set; } = 5;

    /// <summary>Maximum number of expired holds released per job run.</summary>
    public int HoldsPerRun { get; set; } = 500;

    /// <summary>How long notified subscribers have before the same units are offered to others.</summary>
    public double BackInStockHours { get; set; } = 24;
}
