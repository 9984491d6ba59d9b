namespace Shop.Logistics.Application;

/// <summary>Section <c>Logistics</c> of the configuration, and the shop's currency and time zone.</summary>
internal sealed class LogisticsOptions
{
    /// <summary>Orders placed from this hour on, in the shop's time zone, are dispatched as if placed the next working day.</summary>
    public int CutOffHour { get; set; } = 14;

    /// <summary>Working days from the order to the carrier.</summary>
    public int HandlingDays { get; set; } = 1;

    public string Currency { get; set; } = "EUR";

    /// <summary>IANA name.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";
}
