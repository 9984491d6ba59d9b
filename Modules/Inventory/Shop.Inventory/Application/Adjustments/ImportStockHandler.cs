using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Inventory.Application.Levels;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Adjustments;

internal sealed class ImportStockValidator : AbstractValidator<ImportStock>
{
    public ImportStockValidator()
    {
        RuleFor(command => command.Items.Count).InclusiveBetween(1, 1000);
        RuleForEach(command => command.Items).ChildRules(item => item.RuleFor(i => i.OnHand).InclusiveBetween(0, StockLevel.MaxUnits));
        RuleFor(command => command.FileName).NotEmpty().MaximumLength(200);
    }
}

internal sealed class ImportStockHandler(InventoryDbContext db, IOptions<InventoryOptions> options, TimeProvider clock)
    : IRequestHandler<ImportStock, Result<IReadOnlyList<ImportedLevel>>>
{
    public async Task<Result<IReadOnlyList<ImportedLevel>>> Handle(ImportStock command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var location = (await db.ListLocationsAsync(cancellationToken)).Named(null)!;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockLocationSharedAsync(location.Id, cancellationToken) is not { IsActive: true })
            return InventoryErrors.LocationClosed(location.Name);

        var items = await db.LockAsync(command.Items.Select(item => item.Sku), cancellationToken);
        var levels = new List<ImportedLevel>();
        var reason = new Message("inventory.imported").With("file", command.FileName);
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

            var level = item.LevelAt(location.Id);
            if (StockImports.Outcome(imported, level.OnHand, level.Reserved, location.Name) is { } outcome)
            {
                levels.Add(outcome);
                if (!outcome.IsStale)
                    db.Movements.Add(
                        item.Add(
                            location.Id,
                            outcome.After - outcome.Before,
                            MovementKind.Imported,
                            new MovementCause(command.OperationId, reason, null, null, now)
                        )
                    );
            }

            // Backordered units at other locations can ship only if backorders stay allowed.
            item.ChangeSettings(
                imported.IsTracked,
                imported.CanBackorder || item.Owed > 0,
                item.BackorderLimit,
                item.ExpectedOn,
                item.LowStockThreshold,
                now
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result<IReadOnlyList<ImportedLevel>>.Success(levels);
    }
}

internal sealed class PreviewStockImportValidator : AbstractValidator<PreviewStockImport>
{
    public PreviewStockImportValidator() => RuleFor(query => query.Items.Count).InclusiveBetween(1, 1000);
}

internal sealed class PreviewStockImportHandler(InventoryDbContext db)
    : IRequestHandler<PreviewStockImport, Result<IReadOnlyList<ImportedLevel>>>
{
    public async Task<Result<IReadOnlyList<ImportedLevel>>> Handle(PreviewStockImport query, CancellationToken cancellationToken)
    {
        var location = (await db.ListLocationsAsync(cancellationToken)).Named(null)!;
        Sku[] skus = [.. query.Items.Select(item => item.Sku)];
        var items = (
            await db
                .Items.Include(item => item.Levels.Where(level => level.LocationId == location.Id))
                .Where(item => skus.Contains(item.Sku))
                .ToListAsync(cancellationToken)
        ).ToDictionary(item => item.Sku);
        return Result<IReadOnlyList<ImportedLevel>>.Success([
            .. query
                .Items.Where(imported => !(items.GetValueOrDefault(imported.Sku)?.IsBundle ?? false))
                .Select(imported =>
                {
                    var level = items.GetValueOrDefault(imported.Sku)?.Levels is [var first, ..] ? first : null;
                    return StockImports.Outcome(imported, level?.OnHand ?? 0, level?.Reserved ?? 0, location.Name);
                })
                .OfType<ImportedLevel>(),
        ]);
    }
}

internal static class StockImports
{
    /// <summary>Null when the level does not change.</summary>
    public static ImportedLevel? Outcome(ImportedStock imported, int onHand, int reserved, string location)
    {
        if (imported.OnHand is not { } wanted || Math.Max(wanted, reserved) is var after && after == onHand)
            return null;

        return imported.ExpectedOnHand is { } expected && expected != onHand
            ? new ImportedLevel(imported.Sku, location, onHand, onHand, IsStale: true)
            : new ImportedLevel(imported.Sku, location, onHand, after, IsStale: false);
    }
}
