using MediatR;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Orders.Application.Payments;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Checkout;

/// <summary>
/// Starts payments for saved orders and returns the shopper's next step. Starting the same attempt twice returns the first.
/// </summary>
internal sealed class PaymentStarter(
    StoredValuePayments storedValue,
    IMediator mediator,
    AccessTokens tokens,
    IOptions<OrdersOptions> options
)
{
    /// <summary>The receipt of a new order, or of the one already placed from this cart.</summary>
    public async Task<OrderReceipt> StartAsync(Order order, CancellationToken cancellationToken)
    {
        var token = await tokens.ForOrderAsync(order.Id.Value, cancellationToken);
        var payment = order.Total.IsZero ? null : await StartAsync(order, token, cancellationToken);
        return new OrderReceipt(order.Id.Value, order.Number, token, order.Status, order.Total, payment);
    }

    /// <summary>
    /// Charges gift cards and store credit first, then starts a payment for the rest. Returns the first tender's payment when nothing is
    /// left.
    /// </summary>
    private async Task<ReceiptPayment> StartAsync(Order order, string token, CancellationToken cancellationToken)
    {
        IReadOnlyList<Result<StartedPayment>> tenders = order is { Tenders.Count: > 0, Status: OrderStatus.PendingPayment }
            ? await storedValue.PayAsync(order, cancellationToken)
            : [];
        if (order.FirstPayment.IsZero)
        {
            var status =
                tenders.Any(StoredValuePayments.IsRefused) ? PaymentStatus.Failed
                : tenders.All(paid => paid.IsSuccess) ? PaymentStatus.Captured
                : PaymentStatus.Created;
            return new ReceiptPayment(order.Tenders[0].PaymentId, status, null, null);
        }

        var started = await PayAsync(order, order.FirstPaymentId, order.FirstPayment, order.PaymentMethod, token, cancellationToken);
        return started.IsSuccess ? started.Value : new ReceiptPayment(order.FirstPaymentId, PaymentStatus.Created, null, null);
    }

    public async Task<Result<ReceiptPayment>> PayAsync(
        Order order,
        Guid paymentId,
        Money amount,
        string method,
        string token,
        CancellationToken cancellationToken
    )
    {
        var returnUrl = $"{options.Value.PublicUrl.TrimEnd('/')}/orders/{order.Number}?token={token}";
        var started = await mediator.Send(
            new StartPayment
            {
                PaymentId = paymentId,
                Reference = order.Id.Value,
                ReferenceText = order.Number,
                Amount = amount,
                Total = order.Due,
                Method = method,
                Email = order.Email,
                ReturnUrl = returnUrl,
            },
            cancellationToken
        );
        return started.IsSuccess
            ? new ReceiptPayment(started.Value.PaymentId, started.Value.Status, started.Value.RedirectUrl, started.Value.Instructions)
            : Result<ReceiptPayment>.Failure(started.Errors);
    }
}
