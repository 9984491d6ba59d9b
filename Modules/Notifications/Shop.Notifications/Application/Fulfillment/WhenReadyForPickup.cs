using MediatR;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Events;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;

namespace Shop.Notifications.Application.Fulfillment;

internal sealed class WhenReadyForPickup(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<ReadyForPickup>
{
    public async Task Handle(ReadyForPickup ready, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(ready.Reference, cancellationToken);
        await mails.AddAsync(
            MailKinds.ReadyForPickup,
            ready.ShipmentId.ToString("N"),
            order.Email,
            new ReadyForPickupModel(order, order.Units(ready.Lines.Select(line => (line.LineReference, line.Quantity))), ready.KeptUntil),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
