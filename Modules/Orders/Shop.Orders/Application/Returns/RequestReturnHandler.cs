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
            .WithMessage("Choose return, withdrawal or warranty.");
        RuleFor(command => command.Reason)
            .NotEmpty()
            .When(command => command.Kind != ReturnKind.Withdrawal)
            .WithMessage("Say why.")
            .MaximumLength(300)
            .WithMessage("A reason has at most 300 characters.");
        RuleFor(command => command.Lines).NotEmpty().WithMessage("Choose at least one unit to send back.");
        RuleForEach(command => command.Lines)
            .ChildRules(line =>
            {
                line.RuleFor(unit => unit.Line).NotEmpty().WithMessage("Name the line by its id or SKU.");
                line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000).WithMessage("The quantity is a whole number from 1.");
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

        var units = LineNames.Resolve(order, command.Lines.Select(unit => (unit.Line, unit.Quantity)));
        var number = OrderNumber.OfReturn(await db.NextReturnCounterAsync(cancellationToken));
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? "Withdrawal" : command.Reason.Trim();
        order.AskBack(command.ReturnId, number, units, reason, Actor.Of(command.StaffId), now);
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
            order.NoteStaffAction(staffId, "return", number, now);
        db.Returns.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        return await views.OfAsync(request, order, cancellationToken);
    }
}
