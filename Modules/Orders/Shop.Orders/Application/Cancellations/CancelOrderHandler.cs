using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Orders;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Cancellations;

internal sealed class CancelOrderValidator : AbstractValidator<CancelOrder>
{
    public CancelOrderValidator() =>
        RuleFor(command => command.Reason)
            .NotEmpty()
            .When(command => command.StaffId is not null)
            .WithError("orders.reason-missing")
            .MaximumLength(200)
            .SingleLine();
}

internal sealed class CancelOrderHandler(OrdersDbContext db, OrderAccess access, TimeProvider clock) : IRequestHandler<CancelOrder, Result>
{
    public async Task<Result> Handle(CancelOrder command, CancellationToken cancellationToken)
    {
        var order = await access.FindAsync(command.OrderNumber, command.Viewer, cancellationToken);
        if (order is null)
            return OrderErrors.NotFound;
        if (command.StaffId is null && order.Status != OrderStatus.Canceled && order.Lines.Any(line => line.InShipment > 0))
            return OrderErrors.AlreadyShipped(order.Status);

        var now = clock.GetUtcNow();
        var wasCanceled = order.Status == OrderStatus.Canceled;
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? new Message("orders.canceled-by-customer") : Message.Of(command.Reason);
        order.Cancel(reason, Actor.Of(command.StaffId), now);
        if (command.StaffId is { } staffId && !wasCanceled)
            order.NoteStaffAction(staffId, "cancel", reason, now);

        await CodeUsage.SaveAsync(db, order, cancellationToken);
        return Result.Success;
    }
}
