using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

internal sealed class ListImportedStockValidator : AbstractValidator<ListImportedStock>
{
    public ListImportedStockValidator() => RuleFor(query => query.Skus.Count).LessThanOrEqualTo(1000);
}

internal sealed class ListImportedStockHandler(InventoryDbContext db)
    : IRequestHandler<ListImportedStock, Result<IReadOnlyList<ImportedStock>>>
{
    public async Task<Result<IReadOnlyList<ImportedStock>>> Handle(ListImportedStock query, CancellationToken cancellationToken)
    {
        var location = (await db.ListLocationsAsync(cancellationToken)).Named(null)!.Id;
        var rows = await db
            .Items.Where(item => query.Skus.Contains(item.Sku))
            .Select(item => new
            {
                item.Sku,
                item.IsTracked,
                item.CanBackorder,
                OnHand = item.Levels.Where(level => level.LocationId == location).Sum(level => level.OnHand),
            })
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<ImportedStock>>.Success([
            .. rows.Select(row => new ImportedStock(row.Sku, row.OnHand, row.IsTracked, row.CanBackorder)),
        ]);
    }
}
