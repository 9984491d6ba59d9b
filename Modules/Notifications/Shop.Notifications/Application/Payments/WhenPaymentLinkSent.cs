using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Payments;

internal sealed class WhenPaymentLinkSent(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<PaymentLinkSent>
{
    public async Task Handle(PaymentLinkSent sent, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(sent.OrderId, cancellationToken);
        await mails.AddAsync(MailKinds.PaymentLink, order.Number, order.Email, new OrderModel(order), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
