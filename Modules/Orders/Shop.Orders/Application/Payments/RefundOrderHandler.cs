using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Payments;

internal sealed class RefundOrderValidator : AbstractValidator<RefundOrder>
{
    public RefundOrderValidator()
    {
        RuleFor(command => command.RefundId).NotEmpty();
        RuleFor(command => command.Reason)
            .NotEmpty()
            .When(command => command.Reason is not null)
            .WithError("orders.reason-missing")
            .MaximumLength(200)
            .SingleLine();
        RuleFor(command => command.Amount)
            .Must(amount => amount is null || (amount.Value.IsPositive && amount.Value.IsInMinorUnits && amount.Value.Amount < 100_000_000))
            .WithError("orders.amount-not-positive");
        RuleFor(command => command.Amount)
            .NotNull()
            .When(command => command.Lines is not { Count: > 0 } && command.Shipping is null)
            .WithError("orders.nothing-to-refund");
        RuleFor(command => command.Shipping)
            .Must(amount => amount is null || (amount.Value.IsPositive && amount.Value.IsInMinorUnits))
            .WithError("orders.amount-not-positive");
        RuleForEach(command => command.Lines)
            .ChildRules(line =>
            {
                line.RuleFor(unit => unit.Line).NotEmpty().WithError("orders.line-missing");
                line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000);
            });
    }
}

internal sealed class RefundOrderHandler(OrdersDbContext db, RefundSubmitter submitter, IMediator mediator, TimeProvider clock)
    : IRequestHandler<RefundOrder, Result<OrderRefundView>>
{
    public async Task<Result<OrderRefundView>> Handle(RefundOrder command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;
        if (command.Amount is { } amount && amount.Currency != order.Currency)
            return OrderErrors.OtherCurrency(order.Currency, "Amount");
        if (command.Shipping is { } shipping && shipping.Currency != order.Currency)
            return OrderErrors.OtherCurrency(order.Currency, "Shipping");

        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).Value;
        var units = LineResolver.Resolve(order, (command.Lines ?? []).Select(unit => (unit.Line, unit.Quantity)));
        var now = clock.GetUtcNow();
        var version = order.Version;
        var refund = order.StartRefund(
            command.RefundId,
            command.Amount,
            command.Shipping,
            units,
            command.Restock,
            command.Reason is null ? new Message("orders.refund") : Message.Of(command.Reason),
            command.StaffId,
            ledger.Refundable(order),
            now
        );
        if (order.Version != version)
            order.NoteStaffAction(command.StaffId, "refund", new Message("orders.amount").With("amount", refund.Amount), now);

        await db.SaveChangesAsync(cancellationToken);
        var sent = await submitter.SendAsync(order, refund, cancellationToken);
        if (!sent.IsSuccess)
            return Result<OrderRefundView>.Failure(sent.Errors);

        var view = OrderViews.Refund(refund);
        return sent.Value.IsDone ? view with { Status = RefundStatus.Succeeded } : view;
    }
}

internal sealed class PreviewRefundHandler(OrdersDbContext db, IMediator mediator) : IRequestHandler<PreviewRefund, Result<RefundPreview>>
{
    public async Task<Result<RefundPreview>> Handle(PreviewRefund query, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(query.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        var units = LineResolver.Resolve(order, (query.Lines ?? []).Select(unit => (unit.Line, unit.Quantity)));
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        var draft = order.CheckRefund(query.Amount, query.Shipping, units, query.Restock, ledger.Refundable(order));
        return new RefundPreview(
            draft.Amount,
            draft.Tax,
            [.. draft.Shares.Select(share => new TaxLine(share.Rate, share.Gross - share.Tax, share.Tax))],
            ledger.Refundable(order)
        );
    }
}
