using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Events;

namespace Shop.Notifications.Application.Orders;

/// <summary>When the whole order is canceled, the cancellation email covers it.</summary>
internal sealed class WhenUnitsCanceled(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<UnitsCanceled>
{
    public async Task Handle(UnitsCanceled canceled, CancellationToken cancellationToken)
    {
        var order = await mediator.OrderAsync(canceled.OrderId, cancellationToken);
        if (order.IsCanceled)
            return;

        await mails.AddAsync(
            MailKinds.UnitsCanceled,
            canceled.CancellationId.ToString("N"),
            order.Email,
            new UnitsCanceledModel(order, order.Units(canceled.Lines.Select(line => (line.LineId, line.Quantity))), canceled.Reason),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
