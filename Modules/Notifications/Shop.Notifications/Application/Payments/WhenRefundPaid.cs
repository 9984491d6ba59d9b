using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Payments;

internal sealed class WhenRefundPaid(NotificationsDbContext db, MailQueue mails, IMediator mediator) : IIntegrationEventHandler<RefundPaid>
{
    public async Task Handle(RefundPaid paid, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(paid.OrderId, cancellationToken);
        await mails.AddAsync(
            MailKinds.OrderRefunded,
            paid.EventId.ToString("N"),
            order.Email,
            new OrderAmountModel(order, paid.Amount),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
