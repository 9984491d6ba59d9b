using Shop.Catalog;
using Shop.Inventory;
using Shop.Kernel.Web;
using Shop.Logistics;
using Shop.Notifications;
using Shop.Orders;
using Shop.Payments;
using Shop.Reporting;
using Shop.Users;

namespace Shop.Web;

/// <summary>The modules of this shop. The rest of the host does not name them.</summary>
internal static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new UsersModule(),
        new InventoryModule(),
        new PaymentsModule(),
        new LogisticsModule(),
        new CatalogModule(),
        new OrdersModule(),
        new ReportingModule(),
        new NotificationsModule(),
    ];
}
