using FluentValidation;
using MediatR;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Adjustments;

internal sealed class SetStockSettingsValidator : AbstractValidator<SetStockSettings>
{
    public SetStockSettingsValidator()
    {
        RuleFor(command => command.LowStockThreshold).InclusiveBetween(0, 1_000_000).WithError("inventory.invalid-threshold");
        RuleFor(command => command.BackorderLimit).InclusiveBetween(0, 1_000_000).WithError("inventory.invalid-backorder-limit");
    }
}

internal sealed class SetStockSettingsHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<SetStockSettings, Result>
{
    public async Task<Result> Handle(SetStockSettings command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var items = await db.LockAsync([command.Sku], cancellationToken);
        if (!items.TryGetValue(command.Sku, out var item))
        {
            item = new StockItem(StockItemId.New(), command.Sku, command.IsTracked, command.CanBackorder, command.LowStockThreshold);
            db.Items.Add(item);
        }

        item.ChangeSettings(
            command.IsTracked,
            command.CanBackorder,
            command.BackorderLimit,
            command.ExpectedOn,
            command.LowStockThreshold,
            clock.GetUtcNow()
        );

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }
}
