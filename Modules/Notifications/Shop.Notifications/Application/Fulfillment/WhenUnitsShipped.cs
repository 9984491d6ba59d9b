using MediatR;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Events;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;

namespace Shop.Notifications.Application.Fulfillment;

/// <summary>Pickups get no shipping email.</summary>
internal sealed class WhenUnitsShipped(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<UnitsShipped>
{
    public async Task Handle(UnitsShipped shipped, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(shipped.Reference, cancellationToken);
        if (order.PickUp is not null)
            return;

        await mails.AddAsync(
            MailKinds.UnitsShipped,
            shipped.ShipmentId.ToString("N"),
            order.Email,
            new ShippedModel(
                order,
                order.Units(shipped.Lines.Select(line => (line.LineReference, line.Quantity))),
                shipped.Carrier,
                shipped.TrackingNumber,
                shipped.TrackingUrl
            ),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
