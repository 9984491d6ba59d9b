namespace Shop.Kernel.Web;

/// <summary>
/// Permissions of staff and API keys. The same text is the value of a <see cref="ShopClaims.Permission"/> claim, the scope of an API key
/// and the name of the authorization policy.
/// </summary>
public static class Permissions
{
    public const string OrdersRead = "orders.read";
    public const string OrdersWrite = "orders.write";
    public const string ShipmentsWrite = "shipments.write";
    public const string RefundsWrite = "refunds.write";
    public const string ProductsRead = "products.read";
    public const string ProductsWrite = "products.write";
    public const string InventoryRead = "inventory.read";
    public const string InventoryWrite = "inventory.write";
    public const string CustomersRead = "customers.read";
    public const string CustomersWrite = "customers.write";
    public const string PaymentsRead = "payments.read";
    public const string PaymentsWrite = "payments.write";
    public const string PromotionsRead = "promotions.read";
    public const string PromotionsWrite = "promotions.write";
    public const string ReviewsWrite = "reviews.write";
    public const string ReportsRead = "reports.read";
    public const string ShippingWrite = "shipping.write";
    public const string StaffWrite = "staff.write";
    public const string AuditRead = "audit.read";
    public const string JobsWrite = "jobs.write";
    public const string SettingsWrite = "settings.write";

    public static IReadOnlyList<string> All { get; } =
    [
        OrdersRead,
        OrdersWrite,
        ShipmentsWrite,
        RefundsWrite,
        ProductsRead,
        ProductsWrite,
        InventoryRead,
        InventoryWrite,
        CustomersRead,
        CustomersWrite,
        PaymentsRead,
        PaymentsWrite,
        PromotionsRead,
        PromotionsWrite,
        ReviewsWrite,
        ReportsRead,
        ShippingWrite,
        StaffWrite,
        AuditRead,
        JobsWrite,
        SettingsWrite,
    ];

    /// <summary>The policy for any staff member, whatever the role; the back office as a whole.</summary>
    public const string Staff = "staff";

    /// <summary>The policy for a signed-in shopper (staff may shop too).</summary>
    public const string Customer = "customer";
}
