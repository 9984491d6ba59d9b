using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Fulfillment;
using Shop.Orders.Application.Orders;
using Shop.Orders.Application.Payments;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Cancellations;

internal sealed class CancelUnitsValidator : AbstractValidator<CancelUnits>
{
    public CancelUnitsValidator()
    {
        RuleFor(command => command.CancellationId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().WithError("orders.reason-missing").MaximumLength(200).SingleLine();
        RuleFor(command => command.Lines).NotEmpty().WithError("orders.no-units-chosen");
        RuleForEach(command => command.Lines)
            .ChildRules(line =>
            {
                line.RuleFor(unit => unit.Line).NotEmpty().WithError("orders.line-missing");
                line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000);
            });
    }
}

internal sealed class CancelUnitsHandler(OrdersDbContext db, ShipmentSubmitter submitter, IMediator mediator, TimeProvider clock)
    : IRequestHandler<CancelUnits, Result>
{
    public async Task<Result> Handle(CancelUnits command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        await submitter.FreeCanceledAsync(order, cancellationToken);
        var units = LineResolver.Resolve(order, command.Lines.Select(unit => (unit.Line, unit.Quantity)));
        if (order.HasCanceled(command.CancellationId))
            return Result.Success;

        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        var surplus = Money.Min(-order.BalanceWithout(units, ledger.Captured), ledger.Refundable(order));
        var isRefunded = command.Refund && surplus.IsPositive;
        if (isRefunded)
            order.CheckRefund(surplus, null, units, restock: false, surplus);

        var now = clock.GetUtcNow();
        order.CancelUnits(command.CancellationId, units, command.Restock, command.Reason, command.StaffId, now);

        // Only saved here; the refund's event submits it.
        var reason = Message.Of(command.Reason);
        if (isRefunded)
            order.StartRefund(command.CancellationId, surplus, null, units, restock: false, reason, command.StaffId, surplus, now);
        order.NoteStaffAction(command.StaffId, "cancel-units", reason, now);
        await CodeUsage.SaveAsync(db, order, cancellationToken);
        return Result.Success;
    }
}
