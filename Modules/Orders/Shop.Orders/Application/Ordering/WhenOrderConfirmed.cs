using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Events;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Ordering;

/// <summary>Thanks the shopper, and says how to pay where that is still to be done.</summary>
internal sealed class WhenOrderConfirmed(OrdersDbContext db, OrderMails mails, IMediator mediator) : IIntegrationEventHandler<OrderConfirmed>
{
    public async Task Handle(OrderConfirmed confirmed, CancellationToken cancellationToken)
    {
        var order = await LedgerSums.FindAsync(db, confirmed.OrderId, cancellationToken);
        string? instructions = null;
        if (order.HasAcceptedOffline)
        {
            var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
            instructions = ledger.Payments.LastOrDefault(payment => payment.Instructions is not null)?.Instructions;
        }

        await mails.SendConfirmedAsync(order, instructions, cancellationToken);
    }
}
