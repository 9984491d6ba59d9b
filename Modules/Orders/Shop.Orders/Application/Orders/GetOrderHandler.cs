using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Application.Fulfillment;
using Shop.Orders.Application.Returns;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Orders;

internal sealed class GetOrderHandler(
    OrdersDbContext db,
    OrderAccess access,
    WithdrawalTimes withdrawals,
    ShipmentSourcing sourcing,
    IMediator mediator,
    TimeProvider clock
) : IRequestHandler<GetOrder, Result<OrderView>>
{
    public async Task<Result<OrderView>> Handle(GetOrder query, CancellationToken cancellationToken)
    {
        var order = await access.FindAsync(query.OrderNumber, query.Viewer, cancellationToken);
        if (order is null)
            return OrderErrors.NotFound;

        var ledger = await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken);
        var shipments = order.Shipments.Count == 0 ? [] : (await mediator.Send(new ListShipments(order.Id.Value), cancellationToken)).Value;
        var asked =
            order.Lines.Any(line => line.InReturn + line.Returned > 0) || order.Steps.Any(step => step.Kind == "return-requested")
                ? await db
                    .Returns.AsNoTracking()
                    .Include(request => request.Lines.OrderBy(line => line.Position))
                    .Where(request => request.OrderId == order.Id)
                    .ToListAsync(cancellationToken)
                : [];
        var places =
            query.Viewer.IsStaff && order.Status == OrderStatus.Confirmed && order.Lines.Any(line => line.Shippable > 0)
                ? await sourcing.ListAsync(order, cancellationToken)
                : [];
        var backorders = order.Lines.Any(line => line.Backordered > 0 && line.Shippable > 0)
            ? (await mediator.Send(new ListBackorders(order.Id.Value), cancellationToken)).OrThrow().Value
            : [];
        return OrderViews.Of(
            order,
            ledger.Value,
            shipments,
            asked,
            withdrawals.WithdrawUntil(order),
            withdrawals.CanWithdraw(order, clock.GetUtcNow()),
            query.Viewer.IsStaff,
            places,
            backorders
        );
    }
}

internal sealed class GetOrderNumberHandler(OrdersDbContext db) : IRequestHandler<GetOrderNumber, Result<string>>
{
    public async Task<Result<string>> Handle(GetOrderNumber query, CancellationToken cancellationToken)
    {
        var id = new OrderId(query.OrderId);
        var number = await db
            .Orders.AsNoTracking()
            .Where(order => order.Id == id)
            .Select(order => order.Number)
            .SingleOrDefaultAsync(cancellationToken);
        return number is null ? OrderErrors.NotFound : number;
    }
}
