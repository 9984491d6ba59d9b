namespace Shop.Users.Application;

/// <summary>Section <c>Users</c> of the configuration.</summary>
internal sealed class UsersOptions
{
    public double ResetLinkMinutes { get; set; } = 60;

    public double LockoutMinutes { get; set; } = 15;

    public int FailuresUntilLockout { get; set; } = 10;

    public double CustomerSessionDays { get; set; } = 30;

    public double StaffSessionHours { get; set; } = 12;
}
