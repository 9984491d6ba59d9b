using MediatR;
using Shop.Kernel.Messaging;
using Shop.Kernel.Texts;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Orders;

internal sealed class WhenOrderRevised(NotificationsDbContext db, MailQueue mails, IMessageTexts texts, IMediator mediator)
    : IIntegrationEventHandler<OrderRevised>
{
    public async Task Handle(OrderRevised revised, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(revised.OrderId, cancellationToken);
        await mails.AddAsync(
            MailKinds.OrderRevised,
            revised.RevisionId.ToString("N"),
            order.Email,
            new OrderRevisedModel(
                order,
                revised.Reason,
                [.. (revised.Changes ?? []).Select(texts.Of)],
                revised.Total,
                revised.Added.IsPositive
            ),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
