namespace Shop.Notifications.Application;

/// <summary>The shop as its mails show it.</summary>
internal sealed class NotificationsOptions
{
    public string ShopName { get; set; } = "Shop";

    /// <summary>Where links lead.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>IANA name; times are shown in it.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";
}
