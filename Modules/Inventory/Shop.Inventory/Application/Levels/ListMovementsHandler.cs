using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

internal sealed class ListMovementsValidator : AbstractValidator<ListMovements>
{
    public ListMovementsValidator()
    {
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100);
    }
}

internal sealed class ListMovementsHandler(InventoryDbContext db) : IRequestHandler<ListMovements, Result<PagedList<StockMovement>>>
{
    public async Task<Result<PagedList<StockMovement>>> Handle(ListMovements query, CancellationToken cancellationToken)
    {
        var movements = db.Movements.AsQueryable();
        if (query.Sku is { } sku)
            movements = movements.Where(movement => movement.Sku == sku);

        var total = await movements.CountAsync(cancellationToken);
        var page = await movements
            .OrderByDescending(movement => movement.At)
            .ThenByDescending(movement => movement.Id)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken);
        var codes = (await db.ListLocationsAsync(cancellationToken)).ToDictionary(location => location.Id, location => location.Code);
        return new PagedList<StockMovement>(
            [
                .. page.Select(movement => new StockMovement
                {
                    Id = movement.Id,
                    Sku = movement.Sku,
                    Location = codes[movement.LocationId],
                    Kind = movement.Kind,
                    Quantity = movement.Quantity,
                    OnHandAfter = movement.OnHandAfter,
                    Reason = movement.Reason,
                    Reference = movement.Reference,
                    StaffId = movement.StaffId,
                    At = movement.At,
                }),
            ],
            total,
            query.Page,
            query.PageSize
        );
    }
}
