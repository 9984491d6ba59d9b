using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Orders;

internal sealed class WhenOrderLinkRequested(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<OrderLinkRequested>
{
    public async Task Handle(OrderLinkRequested requested, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(requested.OrderId, cancellationToken);
        await mails.AddAsync(MailKinds.OrderLink, requested.MailId.ToString("N"), order.Email, new OrderModel(order), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
