using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Orders;

internal sealed class WhenCreditTermsApplied(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<CreditTermsApplied>
{
    public async Task Handle(CreditTermsApplied applied, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(applied.OrderId, cancellationToken);
        await mails.AddAsync(MailKinds.OrderConfirmed, order.Number, order.Email, new OrderModel(order), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
