using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Orders;

internal sealed class HoldOrderValidator : AbstractValidator<HoldOrder>
{
    public HoldOrderValidator() =>
        RuleFor(command => command.Reason).NotEmpty().WithError("orders.reason-missing").MaximumLength(200).SingleLine();
}

internal sealed class HoldOrderHandler(OrdersDbContext db, TimeProvider clock) : IRequestHandler<HoldOrder, Result>
{
    public async Task<Result> Handle(HoldOrder command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        var version = order.Version;
        order.Hold(Message.Of(command.Reason), Actor.Staff(command.StaffId), clock.GetUtcNow());
        if (order.Version != version)
            order.NoteStaffAction(command.StaffId, "hold", Message.Of(command.Reason), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class ReleaseOrderHandler(OrdersDbContext db, TimeProvider clock) : IRequestHandler<ReleaseOrder, Result>
{
    public async Task<Result> Handle(ReleaseOrder command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        var version = order.Version;
        order.ReleaseHold(Actor.Staff(command.StaffId), clock.GetUtcNow());
        if (order.Version != version)
            order.NoteStaffAction(command.StaffId, "release", null, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
