using MediatR;
using Shop.Kernel.Messaging;
using Shop.Kernel.Texts;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Orders;

internal sealed class WhenOrderCanceled(NotificationsDbContext db, MailQueue mails, IMessageTexts texts, IMediator mediator)
    : IIntegrationEventHandler<OrderCanceled>
{
    public async Task Handle(OrderCanceled canceled, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(canceled.OrderId, cancellationToken);
        await mails.AddAsync(
            MailKinds.OrderCanceled,
            order.Number,
            order.Email,
            new OrderReasonModel(order, texts.Of(canceled.Reason)),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
