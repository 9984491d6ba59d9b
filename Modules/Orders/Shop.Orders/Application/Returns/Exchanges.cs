using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Application.Drafts;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

/// <param name="Written">The priced replacements; the total is the price difference.</param>
/// <param name="Over">The amount by which the returned items cost more.</param>
internal sealed record PricedExchange(WrittenOrder Written, Money Over);

/// <summary>Creates exchange orders: shipping is free and only a price increase is charged.</summary>
internal sealed class Exchanges(
    OrdersDbContext db,
    DraftPricing pricing,
    OrderHolds holds,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    /// <param name="wanted">Null for the same SKUs.</param>
    public async Task<Result<PricedExchange>> PriceAsync(
        Order order,
        IReadOnlyList<LineQuantity> units,
        IReadOnlyList<ExchangedUnits>? wanted,
        CancellationToken cancellationToken
    )
    {
        // An exchange for the same SKUs is free, whatever was paid.
        var isSame = wanted is not { Count: > 0 };
        var credit = Money.Sum(
            units.Select(unit =>
                isSame
                    ? LineOf(order, unit).UnitPrice * unit.Quantity
                    : LineOf(order, unit).TotalOf(unit.Quantity, LineOf(order, unit).Refunded)
            ),
            order.Currency
        );
        var lines = isSame
            ? units
                .GroupBy(unit => LineOf(order, unit).Sku)
                .Select(sku => new WrittenLine(sku.Key, sku.Sum(unit => unit.Quantity), LineOf(order, sku.First()).UnitPrice))
            : wanted!.Select(unit => new WrittenLine(unit.Sku, unit.Quantity, null));
        var written = await pricing.PriceAsync(
            [.. lines],
            credit,
            order.ShippingAddress,
            order.ShippingMethod,
            Money.Zero(order.Currency),
            cancellationToken
        );
        if (written.IsSuccess)
            return new PricedExchange(written.Value, credit - written.Value.Totals.Discount);

        var error = written.Errors[0];
        return error.Field?.StartsWith("Lines", StringComparison.Ordinal) == true
            ? error with
            {
                Field = nameof(ResolveReturn.ExchangeFor),
            }
            : error;
    }

    /// <summary>Creates the order and reserves its stock. Does not save.</summary>
    public async Task<Result<Order>> MakeAsync(
        Return request,
        Order order,
        WrittenOrder written,
        Guid staffId,
        CancellationToken cancellationToken
    )
    {
        var time = TimeSpan.FromMinutes(options.Value.PaymentLinkMinutes);
        var id = Guid.CreateVersion7();
        var held = await holds.HoldStockAsync(id, written.Units, time, cancellationToken);
        if (!held.IsSuccess)
            return held.Errors[0];

        var placement = new Placement
        {
            Id = new OrderId(id),
            Number = OrderNumber.Of(await db.NextOrderCounterAsync(cancellationToken)),
            AccountId = order.AccountId,
            Email = order.Email,
            ShippingAddress = order.ShippingAddress,
            BillingAddress = order.BillingAddress,
            ShippingMethod = written.Delivery?.Code,
            ShippingMethodName = written.Delivery?.Name,
            DeliveryPromise = written.Delivery?.Promise,
            EarliestDelivery = written.Delivery?.EarliestDelivery,
            LatestDelivery = written.Delivery?.LatestDelivery,
            PickUp = DeliveryChoices.Place(written.Delivery),
            PaymentMethod = order.PaymentMethod,
            FirstPaymentId = Guid.CreateVersion7(),
            PaymentTime = time,
            Lines = written.Lines,
            Totals = written.Totals,
            PlacedBy = Actor.Staff(staffId),
            ExchangeFor = request.Number,
            Channel = SalesChannel.BackOffice,
        };
        var exchange = Order.Place(placement, clock.GetUtcNow());
        held.Value.NoteBackordersOn(exchange);
        return exchange;
    }

    private static LineItem LineOf(Order order, LineQuantity unit) => order.Lines.Single(line => line.Id.Value == unit.LineId);
}
