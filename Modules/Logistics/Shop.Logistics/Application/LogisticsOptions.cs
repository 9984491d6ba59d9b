namespace Shop.Logistics.Application;

/// <summary>Section <c>Logistics</c> of the configuration, and the shop's currency and time zone.</summary>
internal sealed class LogisticsOptions
{
    /// <summary>Orders placed from this hour on, in the shop's time zone, are dispatched as if placed the next working day.</summary>
    public int CutOffHour { get; set; } = 14;

    /// <summary>Working days from the order to the carrier.</summary>
    public int HandlingDays { get; set; } = 1;

    /// <summary>Days without dispatch and delivery, besides weekends and the public holidays that are known.</summary>
    public List<DateOnly> Holidays { get; set; } = [];

    /// <summary>For how many days a parcel waits at its pick-up point.</summary>
    public int PickupDays { get; set; } = 7;

    public SandboxCarrierOptions SandboxCarrier { get; set; } = new();

    /// <summary>ISO code of the home country, whose public holidays count.</summary>
    public string Country { get; set; } = "DE";

    public string Currency { get; set; } = "EUR";

    /// <summary>IANA name.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";
}

internal sealed class SandboxCarrierOptions
{
    public bool Enabled { get; set; }

    /// <summary>Where the sandbox gateway is; empty for where payments find it.</summary>
    public string Url { get; set; } = string.Empty;

    /// <summary>What the shop shows the carrier; read from the data folder when empty.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Secrets that notices may be signed with, comma separated; two while one is being replaced.</summary>
    public string WebhookSecrets { get; set; } = string.Empty;

    /// <summary>Where the carrier sends its notices; empty for the shop's public address.</summary>
    public string NotifyUrl { get; set; } = string.Empty;
}
