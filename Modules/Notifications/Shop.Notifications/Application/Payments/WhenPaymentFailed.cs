using MediatR;
using Shop.Kernel.Messaging;
using Shop.Kernel.Texts;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Payments.Contracts.Events;

namespace Shop.Notifications.Application.Payments;

/// <summary>Not sent when a later payment succeeded.</summary>
internal sealed class WhenPaymentFailed(NotificationsDbContext db, MailQueue mails, IMessageTexts texts, IMediator mediator)
    : IIntegrationEventHandler<PaymentFailed>
{
    public async Task Handle(PaymentFailed failed, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(failed.Reference, cancellationToken);
        if (!order.IsAwaitingPayment)
            return;

        await mails.AddAsync(
            MailKinds.PaymentFailed,
            failed.PaymentId.ToString("N"),
            order.Email,
            new OrderReasonModel(order, texts.Of(failed.Reason)),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
