using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Orders.Application.Carts;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Promotions;
using Shop.Payments.Contracts.StoredValues;

namespace Shop.Orders.Application.Checkout;

/// <param name="Title">The name in a shortage message.</param>
internal sealed record UnitsToHold(Sku Sku, string Title, int Quantity);

/// <summary>Stock reserved for an order.</summary>
/// <param name="Until">UTC; the reservation expires then.</param>
/// <param name="Backorders">The units on backorder.</param>
internal sealed record HeldStock(DateTimeOffset Until, IReadOnlyList<StockBackorder> Backorders)
{
    public void NoteBackordersOn(Order order)
    {
        foreach (var late in Backorders)
            order.NoteBackorder(late.Sku, late.Quantity, late.ExpectedOn);
    }
}

/// <summary>
/// Holds stock, gift cards and store credit for an order until it is paid, keyed by the order id. A hold whose order is never saved expires
/// automatically.
/// </summary>
internal sealed class OrderHolds(IMediator mediator)
{
    /// <summary>
    /// Reserves all units or none; the error names the shortages. Repeating it with the same units returns the existing reservation and
    /// extends it at most once.
    /// </summary>
    public async Task<Result<HeldStock>> HoldStockAsync(
        Guid reference,
        IReadOnlyList<UnitsToHold> units,
        TimeSpan time,
        CancellationToken cancellationToken
    )
    {
        var lines = units.Select(unit => new StockLine(unit.Sku, unit.Quantity));
        var hold = await mediator.Send(new HoldStock(reference, [.. lines], time), cancellationToken);
        if (!hold.IsSuccess)
            return Result<HeldStock>.Failure(hold.Errors);

        if (hold.Value.HeldUntil is { } until)
            return new HeldStock(until, hold.Value.Backorders);

        var titles = units.ToLookup(unit => unit.Sku, unit => unit.Title);
        return CartErrors.OutOfStock([
            .. hold.Value.Shortages.Select(shortage => CartErrors.Shortage(titles[shortage.Sku].First(), shortage.Available)),
        ]);
    }

    /// <summary>
    /// Like <see cref="HoldStockAsync(Guid, IReadOnlyList{UnitsToHold}, TimeSpan, CancellationToken)"/>, for all lines of an order.
    /// </summary>
    public Task<Result<HeldStock>> HoldStockAsync(Order order, TimeSpan time, CancellationToken cancellationToken) =>
        HoldStockAsync(
            order.Id.Value,
            [.. order.Lines.Select(line => new UnitsToHold(line.Sku, line.Title, line.Quantity))],
            time,
            cancellationToken
        );

    /// <summary>Holds the amount of each gift card and the store credit. On error the caller must release.</summary>
    public async Task<Result> HoldTendersAsync(
        Guid reference,
        IReadOnlyList<CartTender> tenders,
        TimeSpan time,
        CancellationToken cancellationToken
    )
    {
        foreach (var tender in tenders)
        {
            var held = await mediator.Send(new HoldStoredValue(reference, tender.StoredValueId, tender.Amount, time), cancellationToken);
            if (!held.IsSuccess)
                return held.Errors[0].Kind is ErrorKind.Conflict or ErrorKind.Unavailable
                    ? held.Errors[0]
                    : DiscountErrors.StoredValueRefused(held.Errors[0]);
        }

        return Result.Success;
    }

    /// <summary>Releases everything held or committed for an order. Idempotent.</summary>
    /// <param name="operationId">A repeated id releases once; pass a new id for each separate release.</param>
    public async Task ReleaseAsync(Guid reference, Guid operationId, CancellationToken cancellationToken)
    {
        (await mediator.Send(new ReleaseStock(reference, operationId), cancellationToken)).OrThrow();
        (await mediator.Send(new ReleaseStoredValue(reference), cancellationToken)).OrThrow();
    }
}
