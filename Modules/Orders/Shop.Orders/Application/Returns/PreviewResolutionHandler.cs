using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Orders.Application.Payments;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Returns;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Returns;

internal sealed class PreviewResolutionValidator : AbstractValidator<PreviewResolution>
{
    public PreviewResolutionValidator()
    {
        RuleFor(query => query.Lines).NotEmpty().WithError("orders.resolution-missing");
        RuleForEach(query => query.Lines).ChildRules(ResolutionRules.Line);
        RuleFor(query => query.Amount).Must(ResolutionRules.IsAmount).WithError("orders.amount-not-positive");
        RuleFor(query => query.Shipping).Must(ResolutionRules.IsAmount).WithError("orders.amount-not-positive");
        RuleForEach(query => query.ExchangeFor).ChildRules(ResolutionRules.Exchanged);
    }
}

internal sealed class PreviewResolutionHandler(OrdersDbContext db, Exchanges exchanges, WithdrawnDelivery delivery, IMediator mediator)
    : IRequestHandler<PreviewResolution, Result<ResolutionPreview>>
{
    public async Task<Result<ResolutionPreview>> Handle(PreviewResolution query, CancellationToken cancellationToken)
    {
        if (
            await db.FindReturnAsync(query.ReturnId, cancellationToken) is not { } request
            || await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order
        )
            return ReturnErrors.NotFound;
        if (request.Status != ReturnStatus.Inspected)
            return ReturnErrors.Illegal(ReturnTransitions.Resolve, request.Status);

        var resolutions = Resolutions.Of(request, order, query.Lines);
        if (resolutions.Refusal(query.Amount, query.Shipping) is { } refusal)
            return refusal;

        var (zero, due) = (Money.Zero(order.Currency), (Money?)null);
        var over = zero;
        if (resolutions.Exchanged.Count > 0)
        {
            var priced = await exchanges.PriceAsync(order, resolutions.Exchanged, query.ExchangeFor, cancellationToken);
            if (!priced.IsSuccess)
                return priced.Errors[0];
            (due, over) = (priced.Value.Written.Totals.Total, priced.Value.Over);
        }

        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        var shipping = await delivery.OwedAsync(resolutions, query.Amount, query.Shipping, cancellationToken);
        var refunds = resolutions.Refunds(query.Amount, shipping, over);
        var draft =
            refunds.Count == 0
                ? null
                : order.CheckRefund(
                    Sum(refunds),
                    shipping,
                    [.. refunds.SelectMany(part => part.Units)],
                    restock: false,
                    ledger.Refundable(order)
                );
        return new ResolutionPreview(
            Sum(refunds.Where(part => !part.IsCredit)),
            Sum(refunds.Where(part => part.IsCredit)),
            [.. (draft?.Shares ?? []).Select(share => new TaxLine(share.Rate, share.Gross - share.Tax, share.Tax))],
            ledger.Refundable(order),
            due
        );

        Money Sum(IEnumerable<ReturnRefund> parts) => Money.Sum(parts.Select(part => part.Amount), order.Currency);
    }
}
