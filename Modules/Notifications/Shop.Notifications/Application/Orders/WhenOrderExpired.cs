using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Orders;

/// <summary>Not sent for an order that was paid after all.</summary>
internal sealed class WhenOrderExpired(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<OrderExpired>
{
    public async Task Handle(OrderExpired expired, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(expired.OrderId, cancellationToken);
        if (!order.IsExpired)
            return;

        await mails.AddAsync(MailKinds.OrderExpired, order.Number, order.Email, new OrderModel(order), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
