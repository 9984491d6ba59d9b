using MediatR;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Payments;

/// <summary>Whether money of the shopper's own is on its way to an order that still waits for its payment.</summary>
internal sealed class PaymentProgress(IMediator mediator)
{
    /// <summary>
    /// Asks the providers about open attempts first: their webhooks may be late. Gift cards and store credit do not count, as they are held
    /// by the shop itself.
    /// </summary>
    public async Task<bool> IsUnderWayAsync(Order order, CancellationToken cancellationToken)
    {
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        foreach (var payment in ledger.Payments.Where(payment => order.Tenders.All(tender => tender.PaymentId != payment.PaymentId)))
        {
            var status = payment.Status;
            if (payment.IsOffline && status == PaymentStatus.Created)
                return true; // the order is accepted with it as soon as the event arrives
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
