using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Returns;

internal sealed class WhenReturnDeclined(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<ReturnDeclined>
{
    public async Task Handle(ReturnDeclined declined, CancellationToken cancellationToken)
    {
        var request = await mediator.ReturnAsync(declined.ReturnId, cancellationToken);
        await mails.AddAsync(
            MailKinds.ReturnDeclined,
            declined.ReturnId.ToString("N"),
            request.Order.Email,
            new ReturnDeclinedModel(request, declined.Reason),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
