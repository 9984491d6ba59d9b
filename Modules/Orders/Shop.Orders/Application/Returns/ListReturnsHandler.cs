using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

internal sealed class GetReturnHandler(OrdersDbContext db, ReturnViews views) : IRequestHandler<GetReturn, Result<ReturnView>>
{
    public async Task<Result<ReturnView>> Handle(GetReturn query, CancellationToken cancellationToken) =>
        await db.FindReturnAsync(query.ReturnId, cancellationToken) is { } request
        && await db.FindOrderAsync(request.OrderId, cancellationToken) is { } order
            ? await views.OfAsync(request, order, cancellationToken)
            : ReturnErrors.NotFound;
}

internal sealed class ListReturnsValidator : AbstractValidator<ListReturns>
{
    public ListReturnsValidator()
    {
        RuleFor(query => query.Query).MaximumLength(100);
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100);
    }
}

internal sealed class ListReturnsHandler(OrdersDbContext db) : IRequestHandler<ListReturns, Result<PagedList<ReturnItem>>>
{
    public async Task<Result<PagedList<ReturnItem>>> Handle(ListReturns query, CancellationToken cancellationToken)
    {
        var returns = db.Returns.AsQueryable();
        if (query.Query?.Trim().ToUpperInvariant() is { Length: > 0 } text)
            returns = returns.Where(request => request.Number.Contains(text) || request.OrderNumber.Contains(text));
        if (query.Status is { } status)
            returns = returns.Where(request => request.Status == status);

        var total = await returns.CountAsync(cancellationToken);
        var rows = await returns
            .OrderByDescending(request => request.RequestedAt)
            .ThenByDescending(request => request.Id)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .Select(request => new
            {
                request.Id,
                request.Number,
                request.OrderNumber,
                request.Kind,
                request.Status,
                Units = request.Lines.Sum(line => line.Quantity),
                request.RequestedAt,
            })
            .ToListAsync(cancellationToken);
        return new PagedList<ReturnItem>(
            [
                .. rows.Select(row => new ReturnItem(
                    row.Id.Value,
                    row.Number,
                    row.OrderNumber,
                    row.Kind,
                    row.Status,
                    row.Units,
                    row.RequestedAt
                )),
            ],
            total,
            query.Page,
            query.PageSize
        );
    }
}
