using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Payments;

/// <summary>
/// Charges gift cards and store credit in case placement was interrupted. When that is refused, the shopper is notified to pay another way.
/// </summary>
internal sealed class WhenTendersTaken(OrdersDbContext db, StoredValuePayments storedValue, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<TendersTaken>
{
    public async Task Handle(TendersTaken taken, CancellationToken cancellationToken)
    {
        var order = await UpdatePaymentTotals.FindAsync(db, taken.OrderId, cancellationToken);
        if (order.Status != OrderStatus.PendingPayment)
            return;

        var tenders = await storedValue.PayAsync(order, cancellationToken);
        foreach (var paid in tenders.Where(paid => !StoredValuePayments.IsRefused(paid)))
            paid.OrThrow();

        if (tenders.FirstOrDefault(StoredValuePayments.IsRefused) is not { } refused)
            return;
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        if (PaymentCoverage.RestOf(order, ledger) is { IsPositive: true } rest)
            order.RecordTenderRefused(rest, Message.Of(refused.Errors[0]), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
