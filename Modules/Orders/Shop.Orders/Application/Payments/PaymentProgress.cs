using MediatR;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Payments;

/// <summary>Whether an order that awaits payment has a payment in progress.</summary>
internal sealed class PaymentProgress(IMediator mediator)
{
    /// <summary>
    /// Polls open attempts first, because webhooks may be late. Gift cards and store credit do not count, because the shop holds them.
    /// </summary>
    public async Task<bool> IsUnderWayAsync(Order order, CancellationToken cancellationToken)
    {
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        foreach (var payment in ledger.Payments.Where(payment => order.Tenders.All(tender => tender.PaymentId != payment.PaymentId)))
        {
            var status = payment.Status;
            if (payment.IsOffline && status == PaymentStatus.Created)
                return true; // the event will confirm the order
            if (status is PaymentStatus.Created or PaymentStatus.ActionRequired)
            {
                var asked = await mediator.Send(new RefreshPayment(payment.PaymentId), cancellationToken);
                status = asked.IsSuccess ? asked.Value.Status : status;
            }

            if (status is PaymentStatus.Authorized or PaymentStatus.PartiallyCaptured or PaymentStatus.Captured)
                return true;
        }

        return false;
    }
}
