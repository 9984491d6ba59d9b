using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Orders;

/// <summary>
/// The email about an order on credit terms is sent by <see cref="CreditTermsApplied"/> instead, because it says how to pay.
/// </summary>
internal sealed class WhenOrderConfirmed(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<OrderConfirmed>
{
    public async Task Handle(OrderConfirmed confirmed, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(confirmed.OrderId, cancellationToken);
        if (order.CreditDays is not null)
            return;

        await mails.AddAsync(MailKinds.OrderConfirmed, order.Number, order.Email, new OrderModel(order), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
