using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Payments;

internal sealed class PayForOrderValidator : AbstractValidator<PayForOrder>
{
    public PayForOrderValidator()
    {
        RuleFor(command => command.PaymentId).NotEmpty();
        RuleFor(command => command.PaymentMethod).NotEmpty().WithError(OrderErrors.UnknownPaymentMethod);
    }
}

internal sealed class PayForOrderHandler(
    OrdersDbContext db,
    OrderAccess access,
    PaymentStarter receipts,
    StoredValuePayments storedValue,
    OrderHolds holds,
    IMediator mediator,
    AccessTokens tokens,
    IOptions<OrdersOptions> options,
    TimeProvider clock
) : IRequestHandler<PayForOrder, Result<ReceiptPayment>>
{
    public async Task<Result<ReceiptPayment>> Handle(PayForOrder command, CancellationToken cancellationToken)
    {
        var order = await access.FindAsync(command.OrderNumber, command.Viewer, cancellationToken);
        if (order is null)
            return OrderErrors.NotFound;
        if (order.Status != OrderStatus.PendingPayment && !(order.Status is OrderStatus.Confirmed or OrderStatus.OnHold && order.OwesExtra))
            return OrderErrors.CannotPay(order.Status);

        if (order.Status == OrderStatus.PendingPayment)
            await storedValue.PayAsync(order, cancellationToken);
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        var rest =
            order.Status == OrderStatus.PendingPayment
                ? PaymentCoverage.RestOf(order, ledger)
                : order.BalanceWhen(ledger.Captured) - ledger.Authorized;
        if (!rest.IsPositive)
            return OrderErrors.CannotPay(order.Status);

        var payment = await receipts.PayAsync(
            order,
            command.PaymentId,
            rest,
            command.PaymentMethod,
            await tokens.ForOrderAsync(order.Id.Value, cancellationToken),
            cancellationToken
        );
        if (payment is { IsSuccess: true, Value.RedirectUrl: not null })
            await ExtendDeadlineAsync(order, cancellationToken);
        return payment;
    }

    /// <summary>Restarts the payment deadline once; Inventory tracks whether the reservation was extended before.</summary>
    private async Task ExtendDeadlineAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.Status != OrderStatus.PendingPayment || order.PaymentDeadline <= clock.GetUtcNow())
            return;

        var held = await holds.HoldStockAsync(order, TimeSpan.FromMinutes(options.Value.PaymentDeadlineMinutes), cancellationToken);
        if (!held.IsSuccess)
            return;

        order.ExtendPaymentDeadline(held.Value.Until);
        await db.SaveChangesAsync(cancellationToken);
    }
}
