using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;
using MovementKind = Shop.Inventory.Domain.MovementKind;

namespace Shop.Inventory.Application.Levels;

internal sealed class AdjustStockValidator : AbstractValidator<AdjustStock>
{
    public AdjustStockValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().WithMessage("Say why, for example \"Counted\" or \"Delivery 4711\".").MaximumLength(200);
        RuleFor(command => command.OnHand).InclusiveBetween(0, StockLevel.MostUnits).WithMessage($"On hand is a whole number from 0 to {StockLevel.MostUnits:N0}.");
        RuleFor(command => command.Delta).InclusiveBetween(-StockLevel.MostUnits, StockLevel.MostUnits).NotEqual(0).WithMessage("Give a difference other than 0, for example 5 or -2.");
        RuleFor(command => command.OnHand).Must((command, _) => command.OnHand is null != command.Delta is null).WithMessage("Give either the counted number or a difference.");
    }
}

internal sealed class AdjustStockHandler(InventoryDbContext db, IOptions<InventoryOptions> options, TimeProvider clock) : IRequestHandler<AdjustStock, Result<StockOverview>>
{
    public async Task<Result<StockOverview>> Handle(AdjustStock command, CancellationToken cancellationToken)
    {
        try
        {
            return await AdjustAsync(command, cancellationToken);
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<StockItem>().Any(entry => entry.State == EntityState.Added))
        {
            db.ChangeTracker.Clear(); // somebody else stocked the same new SKU at this moment: now it is there to be locked
            return await AdjustAsync(command, cancellationToken);
        }
    }

    private async Task<Result<StockOverview>> AdjustAsync(AdjustStock command, CancellationToken cancellationToken)
    {
        var locations = await db.ListLocationsAsync(cancellationToken);
        var location = command.Location is null ? locations[0] : locations.Find(candidate => candidate.Code == command.Location);
        if (location is null)
            return InventoryErrors.UnknownLocation;

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var items = await db.LockAsync([command.Sku], cancellationToken);
        if (!items.TryGetValue(command.Sku, out var item))
        {
            item = new StockItem(StockItemId.New(), command.Sku, isTracked: true, canBackorder: false, options.Value.DefaultLowStockThreshold);
            db.Items.Add(item);
        }

        if (await db.Operations.AnyAsync(operation => operation.Id == command.OperationId, cancellationToken))
            return StockOverviews.Of(item, locations);

        var level = item.LevelAt(location.Id);
        if (command.Expected is { } expected && expected != level.OnHand)
            return InventoryErrors.CountedMeanwhile(level.OnHand);

        var delta = command.Delta ?? command.OnHand!.Value - level.OnHand;
        var kind = command.Delta is null ? MovementKind.Counted : delta > 0 ? MovementKind.Received : MovementKind.Adjusted;
        if (delta != 0)
            db.Movements.Add(item.Add(location.Id, delta, kind, new MovementCause(command.OperationId, command.Reason, null, command.StaffId, now)));

        db.Operations.Add(new Operation(command.OperationId, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return StockOverviews.Of(item, locations);
    }
}
