using Shop.Kernel.Web;

namespace Shop.Users.Application;

/// <summary>The permissions of each staff role. Deny by default.</summary>
internal static class StaffRoles
{
    public const string Owner = "owner";

    private static readonly string[] Reading =
    [
        Permissions.OrdersRead,
        Permissions.ProductsRead,
        Permissions.InventoryRead,
        Permissions.PaymentsRead,
        Permissions.PromotionsRead,
        Permissions.ReportsRead,
    ];

    private static readonly Dictionary<string, IReadOnlyList<string>> ByRole = new()
    {
        [Owner] = Permissions.All,
        ["manager"] = [.. Permissions.All.Except([Permissions.StaffWrite, Permissions.SettingsWrite])],
        ["support"] =
        [
            Permissions.OrdersRead,
            Permissions.OrdersWrite,
            Permissions.RefundsWrite,
            Permissions.CustomersRead,
            Permissions.ProductsRead,
            Permissions.InventoryRead,
            Permissions.PaymentsRead,
            Permissions.ReviewsWrite,
        ],
        ["warehouse"] =
        [
            Permissions.OrdersRead,
            Permissions.ShipmentsWrite,
            Permissions.ProductsRead,
            Permissions.InventoryRead,
            Permissions.InventoryWrite,
        ],
        ["analyst"] = Reading,
    };

    public static IReadOnlyCollection<string> All => ByRole.Keys;

    public static IReadOnlyList<string> PermissionsOf(IEnumerable<string> roles) =>
        [.. roles.SelectMany(role => ByRole.GetValueOrDefault(role, [])).Distinct()];
}
