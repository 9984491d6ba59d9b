namespace Shop.Notifications.Application;

internal sealed class NotificationsOptions
{
    public string ShopName { get; set; } = "Shop";

    /// <summary>Base URL of links.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>IANA name; times are shown in this time zone.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";
}
