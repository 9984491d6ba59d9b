using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Application.Orders;

internal sealed class ListGuestsValidator : AbstractValidator<ListGuests>
{
    public ListGuestsValidator()
    {
        RuleFor(query => query.Query).MaximumLength(200);
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100);
    }
}

internal sealed class ListGuestsHandler(OrdersDbContext db, IOptions<OrdersOptions> options)
    : IRequestHandler<ListGuests, Result<PagedList<GuestCustomer>>>
{
    public async Task<Result<PagedList<GuestCustomer>>> Handle(ListGuests query, CancellationToken cancellationToken)
    {
        var orders = db.Orders.Where(order => order.AccountId == null && order.Status != OrderStatus.Draft);
        if (query.Query?.Trim().ToLowerInvariant() is { Length: > 0 } text)
            orders = orders.Where(order => order.Email.ToLower().Contains(text) || order.BillingAddress.Name.ToLower().Contains(text));

        var guests = orders.GroupBy(order => order.Email.ToLower());
        var total = await guests.CountAsync(cancellationToken);
        var rows = await guests
            .Select(guest => new
            {
                Email = guest.Key,
                Name = guest.Max(order => order.BillingAddress.Name),
                Orders = guest.Count(order =>
                    order.Status == OrderStatus.Confirmed || order.Status == OrderStatus.OnHold || order.Status == OrderStatus.Completed
                ),
                Spent = guest.Sum(order =>
                    order.Status == OrderStatus.Confirmed || order.Status == OrderStatus.OnHold || order.Status == OrderStatus.Completed
                        ? order.Total.Amount - order.Refunded.Amount
                        : 0
                ),
                Last = guest.Max(order => order.PlacedAt),
            })
            .OrderByDescending(guest => guest.Last)
            .ThenBy(guest => guest.Email)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken);
        var currency = Currency.Of(options.Value.Currency);
        return new PagedList<GuestCustomer>(
            [.. rows.Select(row => new GuestCustomer(row.Email, row.Name!, row.Orders, new Money(row.Spent, currency), row.Last))],
            total,
            query.Page,
            query.PageSize
        );
    }
}
