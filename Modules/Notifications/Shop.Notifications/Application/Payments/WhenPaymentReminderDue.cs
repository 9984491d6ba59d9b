using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Payments;

internal sealed class WhenPaymentReminderDue(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<PaymentReminderDue>
{
    public async Task Handle(PaymentReminderDue due, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(due.OrderId, cancellationToken);
        await mails.AddAsync(MailKinds.PaymentReminder, order.Number, order.Email, new OrderModel(order), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
