using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Orders.Application.Ordering;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Checkout;

internal sealed class PayForOrderValidator : AbstractValidator<PayForOrder>
{
    public PayForOrderValidator()
    {
        RuleFor(command => command.PaymentId).NotEmpty();
        RuleFor(command => command.PaymentMethod).NotEmpty().WithMessage("Choose how to pay.");
    }
}

internal sealed class PayForOrderHandler(OrderAccess access, OrderReceipts receipts, TenderDesk desk, IMediator mediator, AccessTokens tokens) : IRequestHandler<PayForOrder, Result<ReceiptPayment>>
{
    public async Task<Result<ReceiptPayment>> Handle(PayForOrder command, CancellationToken cancellationToken)
    {
        var order = await access.FindAsync(command.OrderNumber, command.Viewer, cancellationToken);
        if (order is null)
            return OrderErrors.NotFound;
        if (order.Status != OrderStatus.PendingPayment)
            return OrderErrors.IllegalState(order.Status, "paid again");

        await desk.PayAsync(order, cancellationToken);
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        return await receipts.PayAsync(order, command.PaymentId, Coverage.RestOf(order, ledger), command.PaymentMethod, await tokens.ForOrderAsync(order.Id.Value, cancellationToken), cancellationToken);
    }
}
