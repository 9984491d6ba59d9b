using FluentValidation;
using MediatR;
using Shop.Inventory.Application.Levels;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Application.Adjustments;

internal sealed class ReceiveStockValidator : AbstractValidator<ReceiveStock>
{
    public ReceiveStockValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.Quantity).IsUnits();
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class ReceiveStockHandler(StockAdjuster adjuster) : IRequestHandler<ReceiveStock, Result<StockOverview>>
{
    public Task<Result<StockOverview>> Handle(ReceiveStock command, CancellationToken cancellationToken) =>
        adjuster.ChangeAsync(
            command.OperationId,
            command.Sku,
            command.Location,
            null,
            command.Reason,
            command.StaffId,
            change =>
            {
                change.Write(change.Item.Add(change.Location, command.Quantity, MovementKind.Received, change.Cause));
                return null;
            },
            cancellationToken
        );
}

/// <summary>Validation rules for staff input about stock.</summary>
internal static class StockRules
{
    public static void IsUnits<T>(this IRuleBuilder<T, int> rule) => rule.InclusiveBetween(1, StockLevel.MaxUnits);

    public static void IsReason<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().WithError("inventory.reason-needed").MaximumLength(200).SingleLine();
}
