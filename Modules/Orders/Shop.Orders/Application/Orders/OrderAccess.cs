using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Orders;

/// <summary>Finds an order the caller may see; any other order is reported as not found.</summary>
internal sealed class OrderAccess(OrdersDbContext db, AccessTokens tokens)
{
    public async Task<Order?> FindAsync(string number, OrderViewer viewer, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(number, cancellationToken);
        if (order is null || (order.Status == OrderStatus.Draft && !viewer.IsStaff))
            return null;

        var maySee =
            viewer.IsStaff
            || (order.AccountId is not null && order.AccountId == viewer.AccountId)
            || await tokens.OpensOrderAsync(order.Id.Value, viewer.Token, cancellationToken);
        return maySee ? order : null;
    }
}
