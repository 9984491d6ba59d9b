using Shop.Kernel.Web;
using Shop.Users.Application;

namespace Shop.Tests.Unit.Users;

public sealed class StaffRoleTests
{
    [Test]
    public void Owners_have_all_permissions_and_unknown_roles_none()
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
    public void Only_owners_may_hire_and_change_settings(string role, bool expected)
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
    public void Only_roles_that_serve_customers_may_refund(string role, bool expected) =>
        Assert.That(StaffRoles.PermissionsOf([role]).Contains(Permissions.RefundsWrite), Is.EqualTo(expected));

    [Test]
    public void An_analyst_may_change_nothing() =>
        Assert.That(
            StaffRoles.PermissionsOf(["analyst"]).Where(permission => !permission.EndsWith("read", StringComparison.Ordinal)),
            Is.Empty
        );

    [Test]
    public void Two_roles_combine_their_permissions() =>
        Assert.That(
            StaffRoles.PermissionsOf(["support", "warehouse"]),
            Is.EquivalentTo(StaffRoles.PermissionsOf(["support"]).Union(StaffRoles.PermissionsOf(["warehouse"])))
        );
}
