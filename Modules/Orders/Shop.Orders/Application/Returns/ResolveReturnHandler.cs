using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Orders.Application.Ordering;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Returns;

internal sealed class ResolveReturnValidator : AbstractValidator<ResolveReturn>
{
    public ResolveReturnValidator()
    {
        RuleFor(command => command.Lines).NotEmpty().WithMessage("Say what is done about each line.");
        RuleForEach(command => command.Lines).ChildRules(ResolutionRules.Line);
        RuleFor(command => command.Amount).Must(ResolutionRules.IsAmount).WithMessage("Enter an amount above zero, like 12.50.");
        RuleFor(command => command.Shipping).Must(ResolutionRules.IsAmount).WithMessage("Enter an amount above zero, like 4.90.");
        RuleForEach(command => command.ExchangeFor).ChildRules(ResolutionRules.Exchanged);
    }
}

internal static class ResolutionRules
{
    public static void Line(InlineValidator<ResolvedUnits> line) =>
        line.RuleFor(unit => unit.Resolution).IsInEnum().WithMessage("Choose what is done.");

    public static void Exchanged(InlineValidator<ExchangedUnits> line) =>
        line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000).WithMessage("The quantity is a whole number from 1.");

    public static bool IsAmount(Money? amount) =>
        amount is not { } money || (money.IsPositive && money.IsInMinorUnits && money.Amount < 100_000_000);
}

internal sealed class ResolveReturnHandler(
    OrdersDbContext db,
    Exchanges exchanges,
    ReturnViews views,
    IMediator mediator,
    TimeProvider clock
) : IRequestHandler<ResolveReturn, Result<ReturnView>>
{
    public async Task<Result<ReturnView>> Handle(ResolveReturn command, CancellationToken cancellationToken)
    {
        if (
            await db.FindReturnAsync(command.ReturnId, cancellationToken) is not { } request
            || await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order
        )
            return ReturnErrors.NotFound;
        if (request.Status is ReturnStatus.Resolved or ReturnStatus.Closed)
            return await views.OfAsync(request, order, cancellationToken);

        var resolutions = Resolutions.Of(request, order, command.Lines);
        var now = clock.GetUtcNow();
        var actor = Actor.Staff(command.StaffId);
        Order? exchange = null;
        Money? refund = null;
        if (request.Status == ReturnStatus.Inspected)
        {
            if (resolutions.Refusal(command.Amount, command.Shipping) is { } refusal)
                return refusal;

            var over = Money.Zero(order.Currency);
            if (resolutions.Exchanged is { Count: > 0 } exchanged)
            {
                var (made, error) = await exchanges.MakeAsync(
                    request,
                    order,
                    exchanged,
                    command.ExchangeFor,
                    command.StaffId,
                    cancellationToken
                );
                if (error is not null)
                    return error;
                (exchange, over) = made!.Value;
                order.RecordExchanged(exchanged, exchange.Number, actor, now);
                db.Orders.Add(exchange);
            }

            if (resolutions.Paybacks(command.Amount, command.Shipping, over) is { Count: > 0 } paybacks)
                refund = await PayBackAsync(order, command, request, paybacks, now, cancellationToken);
        }

        request.Resolve(resolutions.ByLine, refund, exchange?.Number, actor, now);
        order.NoteStaffAction(command.StaffId, "resolve-return", request.Number, now);
        await db.SaveChangesAsync(cancellationToken);
        return await views.OfAsync(request, order, cancellationToken);
    }

    /// <summary>Only saved here; the refunds' own events have them sent.</summary>
    private async Task<Money> PayBackAsync(
        Order order,
        ResolveReturn command,
        Return request,
        IReadOnlyList<Payback> paybacks,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        var total = paybacks.Aggregate(Money.Zero(order.Currency), (sum, part) => sum + part.Amount);
        order.CheckRefund(total, command.Shipping, [.. paybacks.SelectMany(part => part.Units)], restock: false, ledger.Refundable(order));
        foreach (var part in paybacks)
            order.StartRefund(
                part.Id,
                part.Amount,
                part.Shipping,
                part.Units,
                restock: false,
                $"Return {request.Number}",
                command.StaffId,
                ledger.Refundable(order),
                now,
                part.IsCredit ? order.AccountId : null
            );
        return total;
    }
}
