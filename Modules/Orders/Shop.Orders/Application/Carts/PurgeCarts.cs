using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Application.Carts;

/// <summary>
/// Deletes carts: empty ones after 6 hours, guest and merged carts after 30 days, account carts after 90 days. Ordered carts are kept.
/// </summary>
internal sealed record PurgeCarts : ICommand<int>;

internal sealed class PurgeCartsHandler(OrdersDbContext db, TimeProvider clock) : IRequestHandler<PurgeCarts, Result<int>>
{
    public async Task<Result<int>> Handle(PurgeCarts command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (empty, guest, account) = (now.AddHours(-6), now.AddDays(-30), now.AddDays(-90));
        return await db
            .Carts.Where(cart =>
                cart.Status != CartStatus.Ordered
                && (
                    (cart.Lines.Count == 0 && cart.UpdatedAt < empty)
                    || (cart.UpdatedAt < guest && (cart.AccountId == null || cart.Status == CartStatus.Merged))
                    || cart.UpdatedAt < account
                )
            )
            .ExecuteDeleteAsync(cancellationToken);
    }
}
