using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Contracts.Returns;

namespace Shop.Notifications.Application.Returns;

/// <summary>Not sent for parcels returned by the carrier.</summary>
internal sealed class WhenReturnRequested(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<ReturnRequested>
{
    public async Task Handle(ReturnRequested requested, CancellationToken cancellationToken)
    {
        var request = await mediator.ReturnAsync(requested.ReturnId, cancellationToken);
        if (request.Kind == ReturnKind.ReturnToSender)
            return;

        await mails.AddAsync(
            MailKinds.ReturnRequested,
            requested.ReturnId.ToString("N"),
            request.Order.Email,
            new ReturnModel(request),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
