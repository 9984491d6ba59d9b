using MediatR;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Events;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;

namespace Shop.Notifications.Application.Fulfillment;

/// <summary>Sent only for uncollected pickups, and not when the order was canceled.</summary>
internal sealed class WhenShipmentCanceled(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<ShipmentCanceled>
{
    public async Task Handle(ShipmentCanceled canceled, CancellationToken cancellationToken)
    {
        if (!canceled.IsUncollected)
            return;
        var order = await mediator.OrderAsync(canceled.Reference, cancellationToken);
        if (order.IsCanceled)
            return;

        await mails.AddAsync(
            MailKinds.NotCollected,
            canceled.ShipmentId.ToString("N"),
            order.Email,
            new OrderUnitsModel(order, order.Units(canceled.Lines.Select(line => (line.LineReference, line.Quantity)))),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
