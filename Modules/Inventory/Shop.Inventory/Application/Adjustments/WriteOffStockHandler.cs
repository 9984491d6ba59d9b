using FluentValidation;
using MediatR;
using Shop.Inventory.Application.Levels;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Inventory.Application.Adjustments;

internal sealed class WriteOffStockValidator : AbstractValidator<WriteOffStock>
{
    public WriteOffStockValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.Quantity).IsUnits();
        RuleFor(command => command.Kind).IsInEnum();
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class WriteOffStockHandler(StockAdjuster adjuster) : IRequestHandler<WriteOffStock, Result<StockOverview>>
{
    public Task<Result<StockOverview>> Handle(WriteOffStock command, CancellationToken cancellationToken) =>
        adjuster.ChangeAsync(
            command.OperationId,
            command.Sku,
            command.Location,
            null,
            command.Reason,
            command.StaffId,
            change =>
            {
                var kind = command.Kind == WriteOffKind.Damaged ? MovementKind.Damaged : MovementKind.Lost;
                change.Write(change.Item.TakeOff(change.Location, command.Quantity, kind, change.Cause));
                return null;
            },
            cancellationToken
        );
}
