using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Modules;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

internal sealed class OrderStockInvariant(OrdersDbContext db, IMediator mediator, TimeProvider clock) : IInvariant
{
    public string Name => "orders.promises-are-reserved";

    public bool Always => false;

    public Task<InvariantReport> CheckAsync(CancellationToken cancellationToken) =>
        OrderStock.CheckAsync(db, mediator, clock, Broken, cancellationToken);

    private static string? Broken(Order order, OrderStock stock)
    {
        // Units that need no shipping are consumed when the order completes.
        var gone = stock.Shipped + (order.Status == OrderStatus.Completed ? stock.Open : 0);

        // A reservation may expire while the order awaits payment; it is renewed when the payment arrives.
        var isHeld = stock.Reserved == stock.Open || (order.Status == OrderStatus.PendingPayment && stock.Reserved == 0);
        return
            stock.Consumed != gone || (order.Status is OrderStatus.PendingPayment or OrderStatus.Confirmed or OrderStatus.OnHold && !isHeld)
            ? $"due {stock.Open}, shipped {stock.Shipped}; reserved {stock.Reserved}, consumed {stock.Consumed}"
            : null;
    }
}

internal sealed class EndedOrdersStockInvariant(OrdersDbContext db, IMediator mediator, TimeProvider clock) : IInvariant
{
    public string Name => "orders.ended-orders-hold-nothing";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        List<string> offenders = [];
        var (count, last) = (0, Guid.Empty);
        while (true)
        {
            // Read first: stock is committed only after its order exists.
            var promised = (await mediator.Send(new ListPromisedReferences(last, ListPromisedReferences.Max), cancellationToken)).Value;
            if (promised.Count == 0)
                break;

            (count, last) = (count + promised.Count, promised[^1]);
            List<OrderId> ids = [.. promised.Select(reference => new OrderId(reference))];
            var known = await db.Orders.Where(order => ids.Contains(order.Id)).Select(order => order.Id).ToListAsync(cancellationToken);
            offenders.AddRange(
                promised
                    .Except(known.Select(id => id.Value))
                    .Select(reference => $"{reference}: stock is committed or consumed for an unknown order")
            );
        }

        var ended = await OrderStock.CheckAsync(db, mediator, clock, Broken, cancellationToken);
        return InvariantReport.Of(count + ended.Checked, [.. offenders, .. ended.Offenders]);
    }

    private static string? Broken(Order order, OrderStock stock) =>
        order.Status is OrderStatus.Canceled or OrderStatus.Expired or OrderStatus.Completed && stock.Reserved != 0
            ? $"{order.Status.ApiName()}, {stock.Reserved} still reserved"
            : null;
}

/// <summary>An order's units of a SKU, compared with Inventory.</summary>
/// <param name="Open">Ordered, neither canceled nor shipped.</param>
/// <param name="Reserved">Held or committed.</param>
internal sealed record OrderStock(int Open, int Shipped, int Reserved, int Consumed)
{
    public static async Task<InvariantReport> CheckAsync(
        OrdersDbContext db,
        IMediator mediator,
        TimeProvider clock,
        Func<Order, OrderStock, string?> broken,
        CancellationToken cancellationToken
    )
    {
        List<string> offenders = [];
        var count = 0;
        await foreach (var batch in db.ListQuietAsync(clock, cancellationToken))
        {
            count += batch.Count;
            var reserved = (
                await mediator.Send(new ListReservations([.. batch.Select(order => order.Id.Value)]), cancellationToken)
            ).Value.ToDictionary(row => (row.Reference, row.Sku));
            offenders.AddRange(
                from order in batch
                from lines in order.Lines.GroupBy(line => line.Sku)
                let what = broken(order, Of(lines, reserved.GetValueOrDefault((order.Id.Value, lines.Key))))
                where what is not null
                select $"{order.Number} {lines.Key}: {what}"
            );
        }

        return InvariantReport.Of(count, offenders);
    }

    private static OrderStock Of(IGrouping<Sku, LineItem> lines, ReservedUnits? units) =>
        new(
            lines.Sum(line => line.Quantity - line.Canceled - line.Shipped),
            lines.Sum(line => line.Shipped),
            units is null ? 0 : units.Held + units.Committed,
            units?.Consumed ?? 0
        );
}
