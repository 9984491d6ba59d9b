using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Application.Promotions;

internal sealed class CodeUsesInvariant(OrdersDbContext db) : IInvariant
{
    public string Name => "orders.code-uses-counted";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var counters = await db
            .DiscountCodes.Where(code =>
                code.Uses != db.CodeUses.Count(use => use.CodeId == code.Id && use.State == CodeUseState.Live) || code.Uses > code.MaxUses
            )
            .Select(code => code.Code)
            .ToListAsync(cancellationToken);
        var limited =
            from use in db.CodeUses
            join code in db.DiscountCodes on use.CodeId equals code.Id
            join order in db.Orders on use.OrderId equals order.Id
            where use.State == CodeUseState.Live && code.MaxPerCustomer != null
            select new
            {
                code.Code,
                code.MaxPerCustomer,
                order.AccountId,
                order.NormalizedEmail,
            };
        var accounts = await limited
            .Where(use => use.AccountId != null)
            .GroupBy(use => new
            {
                use.Code,
                use.MaxPerCustomer,
                use.AccountId,
            })
            .Where(uses => uses.Count() > uses.Key.MaxPerCustomer)
            .Select(uses => uses.Key.Code)
            .ToListAsync(cancellationToken);
        var emails = await limited
            .GroupBy(use => new
            {
                use.Code,
                use.MaxPerCustomer,
                use.NormalizedEmail,
            })
            .Where(uses => uses.Count() > uses.Key.MaxPerCustomer)
            .Select(uses => uses.Key.Code)
            .ToListAsync(cancellationToken);
        var ended = await (
            from use in db.CodeUses
            join code in db.DiscountCodes on use.CodeId equals code.Id
            where
                use.State == CodeUseState.Live
                && !db.Orders.Any(order =>
                    order.Id == use.OrderId && order.Status != OrderStatus.Canceled && order.Status != OrderStatus.Expired
                )
            select code.Code
        ).ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await db.DiscountCodes.CountAsync(cancellationToken),
            [
                .. counters.Select(code => $"{code}: counter"),
                .. accounts.Union(emails).Select(code => $"{code}: limit per customer"),
                .. ended.Select(code => $"{code}: order canceled or expired"),
            ]
        );
    }
}
