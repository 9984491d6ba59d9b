using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Application.Promotions;

internal sealed class CodeUsesInvariant(OrdersDbContext db) : IInvariant
{
    public string Code => "MO9";

    public string Statement =>
        "A code's counter is the number of its live uses and within its limit, no customer is over theirs, and no use is live without an order or on one that was canceled or expired.";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var counters = await db
            .DiscountCodes.AsNoTracking()
            .Where(code =>
                code.Uses != db.CodeUses.Count(use => use.CodeId == code.Id && use.State == CodeUseState.Live) || code.Uses > code.MostUses
            )
            .Select(code => code.Code)
            .ToListAsync(cancellationToken);
        var customers = await db
            .DiscountCodes.AsNoTracking()
            .Where(code =>
                code.MostPerCustomer != null
                && db.CodeUses.Any(use =>
                    use.CodeId == code.Id
                    && use.State == CodeUseState.Live
                    && db.CodeUses.Count(other =>
                        other.CodeId == code.Id && other.Customer == use.Customer && other.State == CodeUseState.Live
                    ) > code.MostPerCustomer
                )
            )
            .Select(code => code.Code)
            .ToListAsync(cancellationToken);
        var ended = await (
            from use in db.CodeUses.AsNoTracking()
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
                .. customers.Select(code => $"{code}: one customer"),
                .. ended.Select(use => $"{use}: not a living order"),
            ]
        );
    }
}
