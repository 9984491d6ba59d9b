using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Payments;

/// <summary>
/// Charges gift cards and store credit in case placement was interrupted. When that is refused, the shopper is notified to pay another way.
/// </summary>
internal sealed class WhenTendersTaken(OrdersDbContext db, TenderDesk desk, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<TendersTaken>
{
    public async Task Handle(TendersTaken taken, CancellationToken cancellationToken)
    {
        var order = await LedgerSums.FindAsync(db, taken.OrderId, cancellationToken);
        if (order.Status != OrderStatus.PendingPayment)
            return;

        var tenders = await desk.PayAsync(order, cancellationToken);
        foreach (var paid in tenders.Where(paid => !TenderDesk.IsRefused(paid)))
            paid.OrThrow();

        if (tenders.FirstOrDefault(TenderDesk.IsRefused) is not { } refused)
            return;
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        if (Coverage.RestOf(order, ledger) is { IsPositive: true } rest)
            order.RecordTenderRefused(rest, refused.Errors[0].Message, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
