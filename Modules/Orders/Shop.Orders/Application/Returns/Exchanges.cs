using MediatR;
using Microsoft.Extensions.Options;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Application.Drafts;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

/// <summary>
/// Makes the orders that replace goods which came back: delivered free of charge, and only what they cost more is to be paid.
/// </summary>
internal sealed class Exchanges(
    OrdersDbContext db,
    DraftPricing pricing,
    IMediator mediator,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    /// <summary>What is sent, with what is left to be paid of it as its total, and what the goods that came back had cost more.</summary>
    /// <param name="wanted">Null for the same goods.</param>
    public async Task<((WrittenOrder Written, Money Over)? Priced, Error? Error)> PriceAsync(
        Order order,
        IReadOnlyList<ConsignmentLine> units,
        IReadOnlyList<ExchangedUnits>? wanted,
        CancellationToken cancellationToken
    )
    {
        // The same goods cost nothing, whatever was paid for them.
        var isSame = wanted is not { Count: > 0 };
        var credit = units.Aggregate(Money.Zero(order.Currency), (sum, unit) =>
            sum
            + (
                isSame
                    ? LineOf(order, unit).UnitPrice * unit.Quantity
                    : LineOf(order, unit).TotalOf(unit.Quantity, LineOf(order, unit).Refunded)
            )
        );
        var lines = isSame
            ? units
                .GroupBy(unit => LineOf(order, unit).Sku)
                .Select(sku => new WrittenLine(sku.Key, sku.Sum(unit => unit.Quantity), LineOf(order, sku.First()).UnitPrice))
            : wanted!.Select(unit => new WrittenLine(unit.Sku, unit.Quantity, null));
        var (written, error) = await pricing.PriceAsync(
            [.. lines],
            credit,
            order.ShippingAddress,
            order.ShippingMethod,
            Money.Zero(order.Currency),
            cancellationToken
        );
        return error is not null
            ? (
                null,
                error.Field?.StartsWith("Lines", StringComparison.Ordinal) == true
                    ? error with
                    {
                        Field = nameof(ResolveReturn.ExchangeFor),
                    }
                    : error
            )
            : ((written!, credit - written!.Totals.Discount), null);
    }

    /// <summary>The new order, its stock held and nothing saved yet.</summary>
    public async Task<(Order? Made, Error? Error)> MakeAsync(
        Return request,
        Order order,
        WrittenOrder written,
        Guid staffId,
        CancellationToken cancellationToken
    )
    {
        var time = TimeSpan.FromMinutes(options.Value.PaymentLinkMinutes);
        var id = Guid.CreateVersion7();
        var hold = await mediator.Send(new HoldStock(id, written.Stock, time), cancellationToken);
        if (!hold.IsSuccess)
            return (null, hold.Errors[0]);
        if (hold.Value.Shortages.Count > 0)
            return (null, DraftPricing.OutOfStock(written.Lines.Select(line => (line.Sku, line.Title)), hold.Value.Shortages));

        var exchange = Order.Place(
            new Placement(
                new OrderId(id),
                OrderNumber.Of(await db.NextOrderCounterAsync(cancellationToken)),
                id,
                order.AccountId,
                order.Email,
                order.ShippingAddress,
                order.BillingAddress,
                written.Delivery?.Code,
                written.Delivery?.Name,
                written.Delivery?.Promise,
                order.PaymentMethod,
                Guid.CreateVersion7(),
                null,
                written.Lines,
                written.Totals,
                time
            )
            {
                EarliestDelivery = written.Delivery?.EarliestDelivery,
                LatestDelivery = written.Delivery?.LatestDelivery,
                PickUp = DeliveryChoices.Place(written.Delivery),
                PlacedBy = Actor.Staff(staffId),
                Channel = SalesChannel.BackOffice,
                ExchangeFor = request.Number,
            },
            clock.GetUtcNow()
        );
        foreach (var late in hold.Value.Backorders)
            exchange.NoteBackorder(late.Sku, late.Quantity, late.ExpectedOn);
        return (exchange, null);
    }

    private static LineItem LineOf(Order order, ConsignmentLine unit) => order.Lines.Single(line => line.Id.Value == unit.LineId);
}
