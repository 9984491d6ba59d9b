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
        RuleFor(query => query.Lines).NotEmpty().WithMessage("Say what is done about each line.");
        RuleForEach(query => query.Lines).ChildRules(ResolutionRules.Line);
        RuleFor(query => query.Amount).Must(ResolutionRules.IsAmount).WithMessage("Enter an amount above zero, like 12.50.");
        RuleFor(query => query.Shipping).Must(ResolutionRules.IsAmount).WithMessage("Enter an amount above zero, like 4.90.");
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
            return ReturnErrors.IllegalState(request.Status, ReturnTransitions.Resolve.Done);

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
        var paybacks = resolutions.Paybacks(query.Amount, shipping, over);
        var draft =
            paybacks.Count == 0
                ? null
                : order.CheckRefund(
                    Sum(paybacks),
                    shipping,
                    [.. paybacks.SelectMany(part => part.Units)],
                    restock: false,
                    ledger.Refundable(order)
                );
        return new ResolutionPreview(
            Sum(paybacks.Where(part => !part.IsCredit)),
            Sum(paybacks.Where(part => part.IsCredit)),
            [.. (draft?.Shares ?? []).Select(share => new TaxLine(share.Rate, share.Gross - share.Tax, share.Tax))],
            ledger.Refundable(order),
            due
        );

        Money Sum(IEnumerable<Payback> parts) => Money.Sum(parts.Select(part => part.Amount), order.Currency);
    }
}
