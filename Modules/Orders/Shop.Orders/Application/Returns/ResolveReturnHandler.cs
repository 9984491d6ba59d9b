using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Orders.Application.Ordering;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;
using Shop.Payments.Contracts.Attempts;
using ReturnResolution = Shop.Orders.Domain.Returns.ReturnResolution;

namespace Shop.Orders.Application.Returns;

internal sealed class ResolveReturnValidator : AbstractValidator<ResolveReturn>
{
    public ResolveReturnValidator()
    {
        RuleFor(command => command.Lines).NotEmpty().WithMessage("Say what is done about each line.");
        RuleForEach(command => command.Lines).ChildRules(line => line.RuleFor(unit => unit.Resolution).IsInEnum().WithMessage("Choose what is done."));
        RuleFor(command => command.Amount).Must(IsAmount).WithMessage("Enter an amount above zero, like 12.50.");
        RuleFor(command => command.Shipping).Must(IsAmount).WithMessage("Enter an amount above zero, like 4.90.");
        RuleForEach(command => command.ExchangeFor).ChildRules(line => line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000).WithMessage("The quantity is a whole number from 1."));
    }

    private static bool IsAmount(Money? amount) => amount is not { } money || (money.IsPositive && money.IsInMinorUnits && money.Amount < 100_000_000);
}

internal sealed class ResolveReturnHandler(OrdersDbContext db, Exchanges exchanges, IMediator mediator, TimeProvider clock) : IRequestHandler<ResolveReturn, Result<ReturnView>>
{
    public async Task<Result<ReturnView>> Handle(ResolveReturn command, CancellationToken cancellationToken)
    {
        if (await db.FindReturnAsync(command.ReturnId, cancellationToken) is not { } request || await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order)
            return ReturnErrors.NotFound;
        if (request.Status is ReturnStatus.Resolved or ReturnStatus.Closed)
            return ReturnViews.Of(request);

        var resolutions = command.Lines.ToDictionary(line => ReturnLineNames.Find(request, line.Line).LineId, line => (ReturnResolution)line.Resolution);
        var now = clock.GetUtcNow();
        var actor = Actor.Staff(command.StaffId);
        Order? exchange = null;
        Money? refund = null;
        if (request.Status == ReturnStatus.Inspected)
        {
            var paidBack = Kept(request, resolutions, ReturnResolution.Refund, ReturnResolution.StoreCredit);
            var exchanged = Kept(request, resolutions, ReturnResolution.Exchange);
            if (paidBack.Count + exchanged.Count == 0 && resolutions.Values.Any(resolution => resolution is not (ReturnResolution.Repair or ReturnResolution.Refused)))
                return ReturnErrors.NothingToPayBack;
            if (resolutions.ContainsValue(ReturnResolution.StoreCredit) && order.AccountId is null)
                return OrderErrors.NoAccount;

            var over = Money.Zero(order.Currency);
            if (exchanged.Count > 0)
            {
                var (made, error) = await exchanges.MakeAsync(request, order, exchanged, command.ExchangeFor, command.StaffId, cancellationToken);
                if (error is not null)
                    return error;
                (exchange, over) = made!.Value;
                order.RecordExchanged(exchanged, exchange.Number, actor, now);
                db.Orders.Add(exchange);
            }

            if (paidBack.Count > 0 || over.IsPositive || command.Shipping is not null)
                refund = await PayBackAsync(order, command, request, paidBack, over, resolutions, now, cancellationToken);
        }

        request.Resolve(resolutions, refund, exchange?.Number, actor, now);
        order.NoteStaffAction(command.StaffId, "resolve-return", request.Number, now);
        await db.SaveChangesAsync(cancellationToken);
        return ReturnViews.Of(request);
    }

    /// <summary>Only saved here; the refund's own event has it sent.</summary>
    private async Task<Money> PayBackAsync(
        Order order, ResolveReturn command, Return request, IReadOnlyList<ConsignmentLine> units, Money over, Dictionary<Guid, ReturnResolution> resolutions, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        var amount = command.Amount ?? order.DraftRefund(null, command.Shipping, units).Amount + over;
        var refund = order.StartRefund(
            request.Id.Value, amount, command.Shipping, units, restock: false, $"Return {request.Number}", command.StaffId, ledger.Refundable(order), now);
        if (resolutions.ContainsValue(ReturnResolution.StoreCredit))
            refund.PayAsStoreCredit(order.AccountId!.Value);
        return refund.Amount;
    }

    private static IReadOnlyList<ConsignmentLine> Kept(Return request, Dictionary<Guid, ReturnResolution> resolutions, params ReturnResolution[] wanted) =>
        [.. request.Lines.Where(line => line.Kept > 0 && resolutions.TryGetValue(line.LineId, out var resolution) && wanted.Contains(resolution)).Select(line => new ConsignmentLine(line.LineId, line.Kept))];
}
