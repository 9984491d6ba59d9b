using FluentValidation;
using MediatR;
using Shop.Inventory.Application.Levels;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Application.Adjustments;

internal sealed class AdjustStockValidator : AbstractValidator<AdjustStock>
{
    public AdjustStockValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().WithError("inventory.adjustment-reason-needed").MaximumLength(200).SingleLine();
        RuleFor(command => command.OnHand).InclusiveBetween(0, StockLevel.MaxUnits);
        RuleFor(command => command.Delta)
            .InclusiveBetween(-StockLevel.MaxUnits, StockLevel.MaxUnits)
            .NotEqual(0)
            .WithError("inventory.adjustment-needed");
        RuleFor(command => command.OnHand)
            .Must((command, _) => command.OnHand is null != command.Delta is null)
            .WithError("inventory.count-or-adjustment");
    }
}

internal sealed class AdjustStockHandler(StockAdjuster adjuster) : IRequestHandler<AdjustStock, Result<StockOverview>>
{
    public Task<Result<StockOverview>> Handle(AdjustStock command, CancellationToken cancellationToken) =>
        adjuster.ChangeAsync(
            command.OperationId,
            command.Sku,
            command.Location,
            null,
            command.Reason,
            command.StaffId,
            change =>
            {
                var onHand = change.Item.LevelAt(change.Location).OnHand;
                if (command.Expected is { } expected && expected != onHand)
                    return InventoryErrors.CountedMeanwhile(onHand);

                var delta = command.Delta ?? command.OnHand!.Value - onHand;
                var kind =
                    command.Delta is null ? MovementKind.Counted
                    : delta > 0 ? MovementKind.Received
                    : MovementKind.Adjusted;
                if (delta != 0)
                    change.Write(change.Item.Add(change.Location, delta, kind, change.Cause));
                return null;
            },
            cancellationToken
        );
}
