using Shop.Kernel.Web;
using Shop.Users.Application;

namespace Shop.Tests.Unit.Users;

public sealed class StaffRoleTests
{
    [Test]
    public void An_owner_may_do_everything_and_a_stranger_nothing()
    {
        Assert.That(StaffRoles.PermissionsOf(["owner"]), Is.EquivalentTo(Permissions.All));
        Assert.That(StaffRoles.PermissionsOf([]), Is.Empty);
        Assert.That(StaffRoles.PermissionsOf(["root", "OWNER", ""]), Is.Empty);
    }

    [TestCase("manager", false)]
    [TestCase("support", false)]
    [TestCase("warehouse", false)]
    [TestCase("analyst", false)]
    [TestCase("owner", true)]
    public void Only_owners_hire_and_change_settings(string role, bool expected)
    {
        var permissions = StaffRoles.PermissionsOf([role]);

        Assert.That(
            (permissions.Contains(Permissions.StaffWrite), permissions.Contains(Permissions.SettingsWrite)),
            Is.EqualTo((expected, expected))
        );
    }

    [TestCase("support", true)]
    [TestCase("warehouse", false)]
    [TestCase("analyst", false)]
    public void Money_goes_back_only_through_those_who_talk_to_customers(string role, bool expected) =>
        Assert.That(StaffRoles.PermissionsOf([role]).Contains(Permissions.RefundsWrite), Is.EqualTo(expected));

    [Test]
    public void An_analyst_changes_nothing() =>
        Assert.That(
            StaffRoles.PermissionsOf(["analyst"]).Where(permission => !permission.EndsWith("read", StringComparison.Ordinal)),
            Is.Empty
        );

    [Test]
    public void Two_roles_may_do_what_either_may() =>
        Assert.That(
            StaffRoles.PermissionsOf(["support", "warehouse"]),
            Is.EquivalentTo(StaffRoles.PermissionsOf(["support"]).Union(StaffRoles.PermissionsOf(["warehouse"])))
        );
}
