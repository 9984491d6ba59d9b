namespace Shop.Users.Application;

/// <summary>Section <c>Users</c> of the configuration, and where links in mails lead.</summary>
internal sealed class UsersOptions
{
    public double ResetLinkMinutes { get; set; } = 60;

    public double LockoutMinutes { get; set; } = 15;

    public int FailuresUntilLockout { get; set; } = 10;

    public double CustomerSessionDays { get; set; } = 30;

    public double StaffSessionHours { get; set; } = 12;

    public string PublicUrl { get; set; } = "http://localhost:5080";

    public string ShopName { get; set; } = "Shop";
}
