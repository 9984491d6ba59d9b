using MediatR;
using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

/// <summary>Calculates the shipping refund of a withdrawal (Directive 2011/83/EU, art. 13).</summary>
internal sealed class WithdrawnDelivery(IMediator mediator)
{
    /// <summary>The cheapest shipping price less earlier shipping refunds when nothing is left of the order; zero otherwise.</summary>
    /// <param name="units">Returned units the order does not count yet.</param>
    public async Task<Money> DueAsync(Order order, IReadOnlyList<LineQuantity> units, CancellationToken cancellationToken)
    {
        var zero = Money.Zero(order.Currency);
        if (!order.ShippingLeft.IsPositive || !IsEverything(order, units))
            return zero;

        var address = order.ShippingAddress;
        var options = await mediator.Send(
            new ListShippingOptions(
                address.Country,
                address.Region,
                address.PostalCode,
                order.Lines.Sum(line => line.WeightGrams * line.Quantity),
                order.Items - order.Discount
            ),
            cancellationToken
        );
        var cheapest = options.IsSuccess
            ? options.Value.FirstOrDefault(option => option.PickUp is null)?.Price ?? order.Shipping
            : order.Shipping;
        return Money.Max(Money.Min(cheapest, order.Shipping) - (order.Shipping - order.ShippingLeft), zero);
    }

    /// <summary>The default shipping refund of a resolution; null for none.</summary>
    public async Task<Money?> OwedAsync(Resolutions resolutions, Money? amount, Money? shipping, CancellationToken cancellationToken)
    {
        if (
            shipping is not null
            || amount is not null
            || resolutions.Request.Kind != ReturnKind.Withdrawal
            || resolutions.Refundable.Count == 0
            || resolutions.Exchanged.Count > 0
        )
            return shipping;

        var due = await DueAsync(resolutions.Order, [], cancellationToken);
        return due.IsPositive ? due : null;
    }

    private static bool IsEverything(Order order, IReadOnlyList<LineQuantity> units) =>
        order.Lines.All(line =>
            line.Canceled + line.InReturn + line.Returned + units.Where(unit => unit.LineId == line.Id.Value).Sum(unit => unit.Quantity)
            == line.Quantity
        );
}

internal sealed class GetDeliveryDueHandler(OrdersDbContext db, WithdrawnDelivery delivery) : IRequestHandler<GetDeliveryDue, Result<Money>>
{
    public async Task<Result<Money>> Handle(GetDeliveryDue query, CancellationToken cancellationToken)
    {
        if (
            await db.FindReturnAsync(query.ReturnId, cancellationToken) is not { } request
            || await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order
        )
            return ReturnErrors.NotFound;

        return request.Kind == ReturnKind.Withdrawal ? await delivery.DueAsync(order, [], cancellationToken) : Money.Zero(order.Currency);
    }
}
