using FluentValidation;
using MediatR;
using Shop.Inventory.Application.Levels;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Adjustments;

internal sealed class TransferStockValidator : AbstractValidator<TransferStock>
{
    public TransferStockValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.From).NotEmpty().WithError("inventory.from-needed");
        RuleFor(command => command.To).NotEmpty().WithError("inventory.to-needed");
        RuleFor(command => command.Quantity).IsUnits();
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class TransferStockHandler(StockAdjuster adjuster) : IRequestHandler<TransferStock, Result<StockOverview>>
{
    public async Task<Result<StockOverview>> Handle(TransferStock command, CancellationToken cancellationToken)
    {
        if (command.From == command.To)
            return InventoryErrors.SameLocation;

        return await adjuster.ChangeAsync(
            command.OperationId,
            command.Sku,
            command.From,
            command.To,
            command.Reason,
            command.StaffId,
            change =>
            {
                change.Write(change.Item.Transfer(change.Location, change.Target, command.Quantity, change.Cause));
                return null;
            },
            cancellationToken
        );
    }
}
