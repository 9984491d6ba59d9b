using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Ordering;

/// <summary>Pays with gift cards and store credit what placement was to pay with them, in case it was interrupted.</summary>
internal sealed class WhenTendersTaken(OrdersDbContext db, TenderDesk desk) : IIntegrationEventHandler<TendersTaken>
{
    public async Task Handle(TendersTaken taken, CancellationToken cancellationToken)
    {
        var order = await LedgerSums.FindAsync(db, taken.OrderId, cancellationToken);
        if (order.Status != OrderStatus.PendingPayment)
            return;

        foreach (var paid in await desk.PayAsync(order, cancellationToken))
            if (!paid.IsSuccess && paid.Errors[0].Kind is ErrorKind.Conflict or ErrorKind.Unavailable)
                paid.OrThrow(); // what was refused for good is for the shopper to pay another way
    }
}
