using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

internal sealed class ListStockValidator : AbstractValidator<ListStock>
{
    public ListStockValidator()
    {
        RuleFor(query => query.Query).MaximumLength(100);
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100);
    }
}

internal sealed class ListStockHandler(InventoryDbContext db, AvailabilityReads reads)
    : IRequestHandler<ListStock, Result<PagedList<StockOverview>>>
{
    public async Task<Result<PagedList<StockOverview>>> Handle(ListStock query, CancellationToken cancellationToken)
    {
        var items = db.Items.WithLevels();
        if (query.Query?.Trim() is { Length: > 0 } text)
        {
            var part = text.ToUpperInvariant();
            items = items.Where(item => ((string)(object)item.Sku).Contains(part));
        }

        items = query.Filter switch
        {
            StockFilter.Low => items.Where(item => item.IsLow),
            StockFilter.Out => items.Where(item =>
                item.IsTracked && (item.IsBundle ? !item.IsBundleInStock : item.Levels.Sum(level => level.OnHand - level.Reserved) <= 0)
            ),
            StockFilter.InStock => items.Where(item =>
                !item.IsTracked || (item.IsBundle ? item.IsBundleInStock : item.Levels.Sum(level => level.OnHand - level.Reserved) > 0)
            ),
            _ => items,
        };

        var total = await items.CountAsync(cancellationToken);
        var page = await items
            .OrderBy(item => item.Sku)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken);
        var locations = await db.ListLocationsAsync(cancellationToken);
        return new PagedList<StockOverview>(
            await reads.OverviewsAsync(page, locations, cancellationToken),
            total,
            query.Page,
            query.PageSize
        );
    }
}
