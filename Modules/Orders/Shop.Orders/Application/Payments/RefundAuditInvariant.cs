using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Orders.Contracts.Events;

namespace Shop.Orders.Application.Payments;

internal sealed class RefundAuditInvariant(OrdersDbContext db, TimeProvider clock) : IInvariant
{
    public string Name => "orders.refunds-audited";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var eventName = EventNameAttribute.Of(typeof(OrderStaffActed));
        var since = clock.GetUtcNow() - OutboxMessage.KeptFor + TimeSpan.FromHours(1);
        var refunds =
            from order in db.Orders
            from refund in order.Refunds
            where refund.At > since
            select new
            {
                order.Number,
                refund.At,
                refund.Amount,
            };
        var missing = await refunds
            .Where(refund => !db.Outbox.Any(message => message.EventName == eventName && message.OccurredAt == refund.At))
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await refunds.CountAsync(cancellationToken),
            [.. missing.Select(refund => $"{refund.Number}: {refund.Amount} at {refund.At:O}")]
        );
    }
}
