using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Orders;

internal sealed class ListOrdersValidator : AbstractValidator<ListOrders>
{
    public ListOrdersValidator()
    {
        RuleFor(query => query.Query).MaximumLength(200);
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100);
    }
}

internal sealed class ListOrdersHandler(OrdersDbContext db) : IRequestHandler<ListOrders, Result<PagedList<OrderItem>>>
{
    /// <summary>Ships only after the payment arrives.</summary>
    private const string BankTransfer = "bank-transfer";

    public async Task<Result<PagedList<OrderItem>>> Handle(ListOrders query, CancellationToken cancellationToken)
    {
        var orders = Filter(query);
        var total = await orders.CountAsync(cancellationToken);
        var rows = await orders
            .OrderByDescending(order => order.PlacedAt)
            .ThenByDescending(order => order.Id)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .Select(order => new
            {
                order.Id,
                order.Number,
                order.Status,
                order.PaymentState,
                order.FulfillmentState,
                order.Total,
                Units = order.Lines.Sum(line => line.Quantity - line.Canceled),
                order.Email,
                order.ShippingAddress.Name,
                order.AccountId,
                order.PlacedAt,
            })
            .ToListAsync(cancellationToken);
        return new PagedList<OrderItem>(
            [
                .. rows.Select(row => new OrderItem(
                    row.Id.Value,
                    row.Number,
                    row.Status,
                    row.PaymentState,
                    row.FulfillmentState,
                    row.Total,
                    row.Units,
                    row.Email,
                    row.Name,
                    row.AccountId,
                    row.PlacedAt
                )),
            ],
            total,
            query.Page,
            query.PageSize
        );
    }

    private IQueryable<Order> Filter(ListOrders query)
    {
        var orders = db.Orders.AsQueryable();
        if (query.AccountId is { } accountId)
            orders = orders.Where(order => order.AccountId == accountId);
        if (query.Status is { } status)
            orders = orders.Where(order => order.Status == status);
        if (query.PaymentStatus is { } payment)
            orders = orders.Where(order => order.PaymentState == payment);
        if (query.FulfillmentStatus is { } fulfillment)
            orders = orders.Where(order => order.FulfillmentState == fulfillment);
        if (query.ToShip)
            orders = orders.Where(order =>
                order.Status == OrderStatus.Confirmed
                && order.Lines.Any(line => line.RequiresShipping && line.Quantity > line.Canceled + line.InShipment)
                && !(order.PaymentMethod == BankTransfer && order.PaymentState == PaymentState.Pending)
                && order.PaymentState != PaymentState.Disputed
            );
        if (query.From is { } from)
            orders = orders.Where(order => order.PlacedAt >= from);
        if (query.To is { } to)
            orders = orders.Where(order => order.PlacedAt < to);
        if (query.Query?.Trim() is { Length: > 0 } text)
        {
            var number = text.ToUpperInvariant();
            var (lower, address) = (text.ToLowerInvariant(), EmailAddress.Normalize(text));
            orders = orders.Where(order =>
                order.Number.Contains(number)
                || order.NormalizedEmail.Contains(lower)
                || order.NormalizedEmail == address
                || order.ShippingAddress.Name.ToLower().Contains(lower)
                || order.BillingAddress.Name.ToLower().Contains(lower)
            );
        }

        return orders;
    }
}
