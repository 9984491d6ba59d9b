using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Orders;

internal sealed class WhenOrderCanceled(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<OrderCanceled>
{
    public async Task Handle(OrderCanceled canceled, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(canceled.OrderId, cancellationToken);
        await mails.AddAsync(
            MailKinds.OrderCanceled,
            order.Number,
            order.Email,
            new OrderReasonModel(order, canceled.Reason),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
