namespace Shop.Inventory.Application;

/// <summary>Section <c>Inventory</c> of the configuration.</summary>
internal sealed class InventoryOptions
{
    /// <summary>Threshold that a new SKU gets; null for no alerts.</summary>
    public int? DefaultLowStockThreshold { get; set; } = 5;

    /// <summary>How many expired holds one run of the job lets go, so that it stays short.</summary>
    public int HoldsPerRun { get; set; } = 500;

    /// <summary>How long those who were told that a SKU is back have it to themselves, before the same units are told to others.</summary>
    public double BackInStockHours { get; set; } = 24;
}
