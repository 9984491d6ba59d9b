using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;
using ReturnKind = Shop.Orders.Contracts.Returns.ReturnKind;

namespace Shop.Orders.Application.Returns;

internal sealed class WhenReturnRequested(OrdersDbContext db, OrderMails mails) : IIntegrationEventHandler<ReturnRequested>
{
    public async Task Handle(ReturnRequested requested, CancellationToken cancellationToken)
    {
        var (request, order) = await ReturnsOfEvents.FindAsync(db, requested.ReturnId, cancellationToken);
        if (request.Kind == ReturnKind.ReturnToSender)
            return;

        // A withdrawal is confirmed with the moment at which it came in (Directive 2011/83/EU, art. 11a).
        await mails.SendReturnAsync(
            order,
            request,
            "return-requested",
            request.Kind == ReturnKind.Withdrawal ? $"Your withdrawal from order {order.Number}" : $"Your return {request.Number}",
            request.Kind == ReturnKind.Withdrawal
                ?
                [
                    $"we received your withdrawal from order {order.Number} on {request.RequestedAt:yyyy-MM-dd} at {request.RequestedAt:HH:mm} UTC.",
                ]
                :
                [
                    $"we received your request to return products of order {order.Number}. Its number is {request.Number}. We look at it and write again.",
                ],
            cancellationToken
        );
    }
}

internal sealed class WhenReturnApproved(OrdersDbContext db, ReturnPlaces places, OrderMails mails)
    : IIntegrationEventHandler<ReturnApproved>
{
    public async Task Handle(ReturnApproved approved, CancellationToken cancellationToken)
    {
        var (request, order) = await ReturnsOfEvents.FindAsync(db, approved.ReturnId, cancellationToken);
        await mails.SendReturnAsync(
            order,
            request,
            "return-approved",
            $"How to send back return {request.Number}",
            [
                $"please send the products back so that they arrive by {request.ExpiresAt:yyyy-MM-dd}, and write {request.Number} on the parcel.",
                await places.AddressAsync(cancellationToken) is { } address
                    ? $"Send it to:\n{Text(address)}"
                    : "We will write to you where to.",
            ],
            cancellationToken
        );
    }

    private static string Text(PostalAddress address)
    {
        string?[] lines =
        [
            address.Name,
            address.Company,
            address.Line1,
            address.Line2,
            $"{address.PostalCode} {address.City}".Trim(),
            Countries.Find(address.Country)?.Name ?? address.Country,
        ];
        return string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));
    }
}

internal sealed class WhenReturnDeclined(OrdersDbContext db, OrderMails mails) : IIntegrationEventHandler<ReturnDeclined>
{
    public async Task Handle(ReturnDeclined declined, CancellationToken cancellationToken)
    {
        var (request, order) = await ReturnsOfEvents.FindAsync(db, declined.ReturnId, cancellationToken);
        await mails.SendReturnAsync(
            order,
            request,
            "return-declined",
            $"Your return {request.Number}",
            [$"we cannot take these products back. Reason: {declined.Reason}"],
            cancellationToken
        );
    }
}

/// <summary>Tells Inventory how each unit was found: sellable ones go on hand again.</summary>
internal sealed class WhenReturnInspected(OrdersDbContext db, ReturnPlaces places, IMediator mediator)
    : IIntegrationEventHandler<ReturnInspected>
{
    public async Task Handle(ReturnInspected inspected, CancellationToken cancellationToken)
    {
        var (request, order) = await ReturnsOfEvents.FindAsync(db, inspected.ReturnId, cancellationToken);
        List<ReturnedUnits> units =
        [
            .. request
                .Lines.SelectMany(line =>
                    new ReturnedUnits[]
                    {
                        new(line.Sku, line.Sellable, ReturnDisposition.Sellable),
                        new(line.Sku, line.Damaged, ReturnDisposition.Damaged),
                        new(line.Sku, line.Missing, ReturnDisposition.Missing),
                        new(line.Sku, line.SentBack, ReturnDisposition.SentBack),
                    }
                )
                .Where(found => found.Quantity > 0),
        ];
        // A location that was closed since takes nothing in.
        var location = inspected.Location is { } chosen && await places.IsInUseAsync(chosen, cancellationToken) ? chosen : null;
        (
            await mediator.Send(
                new ReturnUnits(order.Id.Value, request.Id.Value, location, units, $"Return {request.Number}", null),
                cancellationToken
            )
        ).OrThrow();
    }
}

/// <summary>An exchange that costs more is paid by link; one that does not confirms itself.</summary>
internal sealed class WhenReturnResolved(OrdersDbContext db, OrderMails mails) : IIntegrationEventHandler<ReturnResolved>
{
    public async Task Handle(ReturnResolved resolved, CancellationToken cancellationToken)
    {
        var (request, _) = await ReturnsOfEvents.FindAsync(db, resolved.ReturnId, cancellationToken);
        if (
            request.ExchangeOrderNumber is { } number
            && await db.FindOrderAsync(number, cancellationToken) is { Status: OrderStatus.PendingPayment, Total.IsPositive: true } exchange
        )
            await mails.SendPaymentLinkAsync(exchange, cancellationToken);
    }
}

internal static class ReturnsOfEvents
{
    public static async Task<(Return Return, Order Order)> FindAsync(OrdersDbContext db, Guid returnId, CancellationToken cancellationToken)
    {
        var request = await db.FindReturnAsync(returnId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no return {returnId}.");
        var order = await db.FindOrderAsync(request.OrderId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {request.OrderId}.");
        return (request, order);
    }
}
