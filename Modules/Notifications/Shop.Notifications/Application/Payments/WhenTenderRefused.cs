using MediatR;
using Shop.Kernel.Messaging;
using Shop.Kernel.Texts;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Payments;

internal sealed class WhenTenderRefused(NotificationsDbContext db, MailQueue mails, IMessageTexts texts, IMediator mediator)
    : IIntegrationEventHandler<TenderRefused>
{
    public async Task Handle(TenderRefused refused, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(refused.OrderId, cancellationToken);
        await mails.AddAsync(
            MailKinds.TenderRefused,
            order.Number,
            order.Email,
            new TenderRefusedModel(order, refused.Outstanding, texts.Of(refused.Reason)),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
