using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Returns;

internal sealed class WhenReturnApproved(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<ReturnApproved>
{
    public async Task Handle(ReturnApproved approved, CancellationToken cancellationToken)
    {
        var request = await mediator.ReturnAsync(approved.ReturnId, cancellationToken);
        await mails.AddAsync(
            MailKinds.ReturnApproved,
            approved.ReturnId.ToString("N"),
            request.Order.Email,
            new ReturnModel(request),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
