using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Application.Orders;

internal sealed class GetCustomerSummaryValidator : AbstractValidator<GetCustomerSummary>
{
    public GetCustomerSummaryValidator() => RuleFor(query => query.AccountIds.Count).LessThanOrEqualTo(100);
}

internal sealed class GetCustomerSummaryHandler(OrdersDbContext db, IOptions<OrdersOptions> options)
    : IRequestHandler<GetCustomerSummary, Result<IReadOnlyList<CustomerOrders>>>
{
    public async Task<Result<IReadOnlyList<CustomerOrders>>> Handle(GetCustomerSummary query, CancellationToken cancellationToken)
    {
        var ids = query.AccountIds.Select(id => (Guid?)id).ToList();
        var rows = await db
            .Orders.Where(order =>
                ids.Contains(order.AccountId)
                && (order.Status == OrderStatus.Confirmed || order.Status == OrderStatus.OnHold || order.Status == OrderStatus.Completed)
            )
            .GroupBy(order => order.AccountId)
            .Select(group => new
            {
                AccountId = group.Key,
                Count = group.Count(),
                Spent = group.Sum(order => order.Total.Amount - order.Refunded.Amount),
                Last = group.Max(order => order.PlacedAt),
            })
            .ToListAsync(cancellationToken);
        var currency = Currency.Of(options.Value.Currency);
        return Result<IReadOnlyList<CustomerOrders>>.Success([
            .. rows.Select(row => new CustomerOrders(row.AccountId!.Value, row.Count, new Money(row.Spent, currency), row.Last)),
        ]);
    }
}
