using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

internal sealed class RequestReturnValidator : AbstractValidator<RequestReturn>
{
    public RequestReturnValidator()
    {
        RuleFor(command => command.ReturnId).NotEmpty();
        RuleFor(command => command.Kind)
            .Must(kind => kind is ReturnKind.Return or ReturnKind.Withdrawal or ReturnKind.Warranty)
            .WithError("orders.unknown-return-kind");
        RuleFor(command => command.Reason)
            .NotEmpty()
            .When(command => command.Kind != ReturnKind.Withdrawal && command.Reason is not null)
            .WithError("orders.reason-missing")
            .MaximumLength(300);
        RuleFor(command => command.Lines).NotEmpty().WithError("orders.no-units-chosen");
        RuleForEach(command => command.Lines)
            .ChildRules(line =>
            {
                line.RuleFor(unit => unit.Line).NotEmpty().WithError("orders.line-missing");
                line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000);
            });
    }
}

internal sealed class RequestReturnHandler(
    OrdersDbContext db,
    OrderAccess access,
    WithdrawalTimes withdrawals,
    ReturnViews views,
    IOptions<OrdersOptions> options,
    TimeProvider clock
) : IRequestHandler<RequestReturn, Result<ReturnView>>
{
    public async Task<Result<ReturnView>> Handle(RequestReturn command, CancellationToken cancellationToken)
    {
        var order = await access.FindAsync(command.OrderNumber, command.Viewer, cancellationToken);
        if (order is null)
            return OrderErrors.NotFound;
        if (await db.FindReturnAsync(command.ReturnId, cancellationToken) is { } known)
            return known.OrderId == order.Id ? await views.OfAsync(known, order, cancellationToken) : OrderErrors.NotFound;

        var now = clock.GetUtcNow();
        if (command.Kind == ReturnKind.Withdrawal && !withdrawals.IsInTime(order, now))
            return ReturnErrors.TooLate(withdrawals.WithdrawUntil(order));

        var units = LineResolver.Resolve(order, command.Lines.Select(unit => (unit.Line, unit.Quantity)));
        var number = OrderNumber.OfReturn(await db.NextReturnCounterAsync(cancellationToken));
        var reason =
            !string.IsNullOrWhiteSpace(command.Reason) ? Message.Of(command.Reason.Trim())
            : command.Kind == ReturnKind.Withdrawal ? new Message("orders.withdrawal")
            : new Message("orders.return");
        order.RequestReturn(command.ReturnId, number, units, reason, Actor.Of(command.StaffId), now);
        var request = Return.Request(
            new ReturnId(command.ReturnId),
            number,
            order,
            command.Kind,
            units,
            reason,
            Actor.Of(command.StaffId),
            TimeSpan.FromDays(options.Value.ReturnDays),
            now
        );
        if (command.StaffId is { } staffId)
            order.NoteStaffAction(staffId, "return", Message.Of(number), now);
        db.Returns.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        return await views.OfAsync(request, order, cancellationToken);
    }
}
