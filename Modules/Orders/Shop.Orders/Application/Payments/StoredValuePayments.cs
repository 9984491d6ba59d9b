using MediatR;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.StoredValues;

namespace Shop.Orders.Application.Payments;

/// <summary>
/// Charges an order's gift cards and store credit: in the request, and again from the event in case the request was interrupted. Idempotent
/// by payment id.
/// </summary>
internal sealed class StoredValuePayments(IMediator mediator)
{
    /// <summary>Refused for good; a retry would not help.</summary>
    public static bool IsRefused(Result<StartedPayment> paid) =>
        !paid.IsSuccess && paid.Errors[0].Kind is not (ErrorKind.Conflict or ErrorKind.Unavailable);

    /// <summary>The result of each tender. A refused one has no balance left; the shopper pays that part another way.</summary>
    public async Task<IReadOnlyList<Result<StartedPayment>>> PayAsync(Order order, CancellationToken cancellationToken)
    {
        var results = new List<Result<StartedPayment>>();
        foreach (var tender in order.Tenders)
            results.Add(
                await mediator.Send(
                    new PayWithStoredValue(
                        tender.PaymentId,
                        order.Id.Value,
                        order.Number,
                        tender.StoredValueId,
                        new Money(tender.Amount, order.Currency),
                        order.Total
                    ),
                    cancellationToken
                )
            );
        return results;
    }
}
