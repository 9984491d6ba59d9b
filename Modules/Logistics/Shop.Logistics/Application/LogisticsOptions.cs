namespace Shop.Logistics.Application;

/// <summary>Section <c>Logistics</c> of the configuration, and the shop's currency and time zone.</summary>
internal sealed class LogisticsOptions
{
    /// <summary>
    /// Orders placed at or after this hour, in the shop's time zone, are dispatched as if placed on the next working day.
    /// </summary>
    public int CutOffHour { get; set; } = 14;

    /// <summary>Working days from order to dispatch.</summary>
    public int HandlingDays { get; set; } = 1;

    /// <summary>Days without dispatch and delivery, besides weekends and the built-in public holidays.</summary>
    public List<DateOnly> Holidays { get; set; } = [];

    /// <summary>How many days a parcel is kept at its pickup point.</summary>
    public int PickupDays { get; set; } = 7;

    public SandboxCarrierOptions SandboxCarrier { get; set; } = new();

    /// <summary>ISO code of the home country, whose public holidays apply.</summary>
    public string Country { get; set; } = "DE";

    public string Currency { get; set; } = "EUR";

    /// <summary>IANA name.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";
}

internal sealed class SandboxCarrierOptions
{
    public bool Enabled { get; set; }

    /// <summary>URL of the sandbox gateway; empty for the one that payments use.</summary>
    public string Url { get; set; } = string.Empty;

    /// <summary>API key of the shop at the carrier; read from the data directory when empty.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Webhook signing secrets, comma separated; two during a rotation.</summary>
    public string WebhookSecrets { get; set; } = string.Empty;

    /// <summary>Webhook URL for the carrier; empty for the shop's public URL.</summary>
    public string NotifyUrl { get; set; } = string.Empty;
}
