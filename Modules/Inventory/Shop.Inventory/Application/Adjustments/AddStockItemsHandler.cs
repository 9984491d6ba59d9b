using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Adjustments;

internal sealed class AddStockItemsValidator : AbstractValidator<AddStockItems>
{
    public AddStockItemsValidator() => RuleFor(command => command.Skus.Count).LessThanOrEqualTo(1000);
}

internal sealed class AddStockItemsHandler(InventoryDbContext db, IOptions<InventoryOptions> options)
    : IRequestHandler<AddStockItems, Result>
{
    public async Task<Result> Handle(AddStockItems command, CancellationToken cancellationToken)
    {
        var known = await db.Items.Where(item => command.Skus.Contains(item.Sku)).Select(item => item.Sku).ToListAsync(cancellationToken);
        var threshold = options.Value.DefaultLowStockThreshold;
        db.Items.AddRange(
            command.Skus.Except(known).Select(sku => new StockItem(StockItemId.New(), sku, isTracked: true, canBackorder: false, threshold))
        );
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
