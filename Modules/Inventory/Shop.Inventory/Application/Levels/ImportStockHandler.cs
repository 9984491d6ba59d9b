using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

internal sealed class ImportStockValidator : AbstractValidator<ImportStock>
{
    public ImportStockValidator()
    {
        RuleFor(command => command.Items.Count).InclusiveBetween(1, 1000);
        RuleForEach(command => command.Items).ChildRules(item => item.RuleFor(i => i.OnHand).InclusiveBetween(0, StockLevel.MostUnits));
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class ImportStockHandler(InventoryDbContext db, IOptions<InventoryOptions> options, TimeProvider clock)
    : IRequestHandler<ImportStock, Result<int>>
{
    public async Task<Result<int>> Handle(ImportStock command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var location = (await db.ListLocationsAsync(cancellationToken)).Named(null)!;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.KeepLocationAsync(location.Id, cancellationToken) is not { IsActive: true })
            return InventoryErrors.LocationClosed(location.Name);

        var items = await db.LockAsync(command.Items.Select(item => item.Sku), cancellationToken);
        var changed = 0;
        foreach (var imported in command.Items)
        {
            if (!items.TryGetValue(imported.Sku, out var item))
            {
                item = new StockItem(
                    StockItemId.New(),
                    imported.Sku,
                    imported.IsTracked,
                    imported.CanBackorder,
                    options.Value.DefaultLowStockThreshold
                );
                items.Add(imported.Sku, item);
                db.Items.Add(item);
            }

            if (item.IsBundle)
                continue;

            var version = item.Version;
            var level = item.LevelAt(location.Id);
            var delta = Math.Max(imported.OnHand ?? level.OnHand, level.Reserved) - level.OnHand;
            if (imported.OnHand is not null && delta != 0)
                db.Movements.Add(
                    item.Add(
                        location.Id,
                        delta,
                        MovementKind.Imported,
                        new MovementCause(command.OperationId, command.Reason, null, null, now)
                    )
                );

            // What is owed at another location can be sent only as the backorder that it was promised as.
            item.ChangeSettings(
                imported.IsTracked,
                imported.CanBackorder || item.Owed > 0,
                item.BackorderLimit,
                item.ExpectedOn,
                item.LowStockThreshold,
                now
            );
            if (item.Version != version)
                changed++;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }
}
