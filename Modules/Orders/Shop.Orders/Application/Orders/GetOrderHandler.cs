using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Locations;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Application.Documents;
using Shop.Orders.Application.Fulfillment;
using Shop.Orders.Application.Returns;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;
using Shop.Users.Contracts.Customers;

namespace Shop.Orders.Application.Orders;

internal sealed class GetOrderHandler(OrderAccess access, OrderViewReader reader) : IRequestHandler<GetOrder, Result<OrderView>>
{
    public async Task<Result<OrderView>> Handle(GetOrder query, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(query.OrderNumber, query.Viewer, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        var (view, _) = await reader.ReadAsync(order, query.Viewer.IsStaff, cancellationToken);
        return view;
    }
}

internal sealed class GetOrderForStaffHandler(OrdersDbContext db, OrderViewReader reader, IMediator mediator)
    : IRequestHandler<GetOrderForStaff, Result<StaffOrderView>>
{
    public async Task<Result<StaffOrderView>> Handle(GetOrderForStaff query, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(query.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        var (view, ledger) = await reader.ReadAsync(order, forStaff: true, cancellationToken);
        var credit = order.Status == OrderStatus.Draft ? await mediator.Send(new GetCreditTerms(order.Email), cancellationToken) : null;
        var locations = (await mediator.Send(new ListLocations(), cancellationToken)).OrThrow().Value;
        return new StaffOrderView(
            view,
            ledger.Disputed,
            ledger.ChargedBack,
            credit is { IsSuccess: true } ? credit.Value.Terms.NetDays : null,
            await db.ListDocumentsAsync(order.Id, forStaff: true, cancellationToken),
            [.. locations.Select(location => new OrderLocation(location.Code, location.Name, location.IsActive))]
        );
    }
}

/// <summary>Reads what other modules know about an order, and its returns, for its view.</summary>
internal sealed class OrderViewReader(
    OrdersDbContext db,
    WithdrawalTimes withdrawals,
    ShipmentSourcing sourcing,
    IMediator mediator,
    TimeProvider clock
)
{
    public async Task<(OrderView View, PaymentLedger Ledger)> ReadAsync(Order order, bool forStaff, CancellationToken cancellationToken)
    {
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        var shipments = order.Shipments.Count == 0 ? [] : (await mediator.Send(new ListShipments(order.Id.Value), cancellationToken)).Value;
        var asked =
            order.Lines.Any(line => line.InReturn + line.Returned > 0) || order.Steps.Any(step => step.Kind == "return-requested")
                ? await db
                    .Returns.Include(request => request.Lines.OrderBy(line => line.Position))
                    .Where(request => request.OrderId == order.Id)
                    .ToListAsync(cancellationToken)
                : [];
        var places =
            forStaff && order.Status == OrderStatus.Confirmed && order.Lines.Any(line => line.Shippable > 0)
                ? await sourcing.ListAsync(order, cancellationToken)
                : [];
        var backorders = order.Lines.Any(line => line.Backordered > 0 && line.Shippable > 0)
            ? (await mediator.Send(new ListBackorders(order.Id.Value), cancellationToken)).OrThrow().Value
            : [];
        var view = OrderViews.Of(
            order,
            ledger,
            shipments,
            asked,
            withdrawals.WithdrawUntil(order),
            withdrawals.CanWithdraw(order, clock.GetUtcNow()),
            forStaff,
            places,
            backorders
        );
        return (view, ledger);
    }
}

internal sealed class GetOrderNumberHandler(OrdersDbContext db) : IRequestHandler<GetOrderNumber, Result<string>>
{
    public async Task<Result<string>> Handle(GetOrderNumber query, CancellationToken cancellationToken)
    {
        var id = new OrderId(query.OrderId);
        var number = await db.Orders.Where(order => order.Id == id).Select(order => order.Number).SingleOrDefaultAsync(cancellationToken);
        return number is null ? OrderErrors.NotFound : number;
    }
}
