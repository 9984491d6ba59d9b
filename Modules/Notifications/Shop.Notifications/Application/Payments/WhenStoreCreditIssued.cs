using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Payments;

internal sealed class WhenStoreCreditIssued(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<StoreCreditIssued>
{
    public async Task Handle(StoreCreditIssued issued, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(issued.OrderId, cancellationToken);
        await mails.AddAsync(
            MailKinds.OrderCredited,
            issued.EventId.ToString("N"),
            order.Email,
            new OrderAmountModel(order, issued.Amount),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
