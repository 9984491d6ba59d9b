using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Orders.Application.Payments;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Returns;

internal sealed class ResolveReturnValidator : AbstractValidator<ResolveReturn>
{
    public ResolveReturnValidator()
    {
        RuleFor(command => command.Lines).NotEmpty().WithError("orders.resolution-missing");
        RuleForEach(command => command.Lines).ChildRules(ResolutionRules.Line);
        RuleFor(command => command.Amount).Must(ResolutionRules.IsAmount).WithError("orders.amount-not-positive");
        RuleFor(command => command.Shipping).Must(ResolutionRules.IsAmount).WithError("orders.amount-not-positive");
        RuleForEach(command => command.ExchangeFor).ChildRules(ResolutionRules.Exchanged);
    }
}

internal static class ResolutionRules
{
    public static void Line(InlineValidator<ResolvedUnits> line) =>
        line.RuleFor(unit => unit.Resolution).IsInEnum().WithError("orders.resolution-missing");

    public static void Exchanged(InlineValidator<ExchangedUnits> line) => line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000);

    public static bool IsAmount(Money? amount) =>
        amount is not { } money || (money.IsPositive && money.IsInMinorUnits && money.Amount < 100_000_000);
}

internal sealed class ResolveReturnHandler(
    OrdersDbContext db,
    Exchanges exchanges,
    WithdrawnDelivery delivery,
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
        request.CheckResolve(resolutions.ByLine);
        if (resolutions.Refusal(command.Amount, command.Shipping) is { } refusal)
            return refusal;

        var (now, actor) = (clock.GetUtcNow(), Actor.Staff(command.StaffId));
        PricedExchange? priced = null;
        if (resolutions.Exchanged.Count > 0)
        {
            var pricing = await exchanges.PriceAsync(order, resolutions.Exchanged, command.ExchangeFor, cancellationToken);
            if (!pricing.IsSuccess)
                return pricing.Errors[0];
            priced = pricing.Value;
        }

        var shipping = await delivery.OwedAsync(resolutions, command.Amount, command.Shipping, cancellationToken);
        var refunds = resolutions.Refunds(command.Amount, shipping, priced?.Over ?? Money.Zero(order.Currency));
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        var total = Money.Sum(refunds.Select(part => part.Amount), order.Currency);
        if (refunds.Count > 0)
            order.CheckRefund(total, shipping, [.. refunds.SelectMany(part => part.Units)], restock: false, ledger.Refundable(order));

        Order? exchange = null;
        if (priced is not null)
        {
            var made = await exchanges.MakeAsync(request, order, priced.Written, command.StaffId, cancellationToken);
            if (!made.IsSuccess)
                return made.Errors[0];
            exchange = made.Value;
            db.Orders.Add(exchange);
            order.RecordExchanged(resolutions.Exchanged, exchange.Number, actor, now);
        }

        StartRefunds(order, request, refunds, command.StaffId, ledger, now);
        if (refunds.Count == 0 && resolutions.Refundable.Count > 0)
            order.RecordNothingToRefund(resolutions.Refundable, request.Number, actor, now);
        Money? refund = refunds.Count + resolutions.Refundable.Count > 0 ? total : null;
        request.Resolve(resolutions.ByLine, refund, exchange?.Number, actor, now);
        order.NoteStaffAction(command.StaffId, "resolve-return", Message.Of(request.Number), now);
        await db.SaveChangesAsync(cancellationToken);
        return await views.OfAsync(request, order, cancellationToken);
    }

    /// <summary>Only saved here; the refunds' events submit them.</summary>
    private static void StartRefunds(
        Order order,
        Return request,
        IReadOnlyList<ReturnRefund> refunds,
        Guid staffId,
        PaymentLedger ledger,
        DateTimeOffset now
    )
    {
        foreach (var part in refunds)
            order.StartRefund(
                part.Id,
                part.Amount,
                part.Shipping,
                part.Units,
                restock: false,
                new Message("orders.return-refund").With("number", request.Number),
                staffId,
                ledger.Refundable(order),
                now,
                part.IsCredit ? order.AccountId : null
            );
    }
}
