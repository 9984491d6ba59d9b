using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

internal sealed class ReturnViews(ReturnPlaces places)
{
    public async Task<ReturnView> OfAsync(Return request, Order order, CancellationToken cancellationToken)
    {
        var isOnItsWay = request.Status is ReturnStatus.Requested or ReturnStatus.Approved or ReturnStatus.InTransit;
        var (address, location) =
            isOnItsWay || request.Status == ReturnStatus.Received
                ? await places.FindAsync(request, order, cancellationToken)
                : (null, null);
        return Of(request, order) with { SendTo = isOnItsWay ? address : null, ArrivesAt = location };
    }

    private static ReturnView Of(Return request, Order order) =>
        new(
            request.Id.Value,
            request.Number,
            request.OrderNumber,
            request.Kind,
            request.Status,
            request.Reason,
            [
                .. request
                    .Lines.OrderBy(line => line.Position)
                    .Select(line => new ReturnLineView(
                        line.LineId,
                        line.Sku,
                        line.Title,
                        line.Quantity,
                        line.Received,
                        line.Sellable,
                        line.Damaged,
                        line.Missing,
                        line.SentBack,
                        line.Resolution
                    )),
            ],
            request.RequestedAt,
            request.ExpiresAt,
            request.RefundAmount,
            order
                .Refunds.FirstOrDefault(refund =>
                    refund.StoreCreditOf is not null && (refund.Id == request.Id.CreditId || refund.Id == request.Id.Value)
                )
                ?.Amount,
            request.ExchangeOrderNumber,
            [
                .. request
                    .Steps.OrderBy(step => step.Sequence)
                    .Select(step => new ReturnStepView(step.FromStatus, step.ToStatus, step.Actor, step.Reason, step.At)),
            ],
            [
                .. ReturnTransitions
                    .All.Where(transition => transition != ReturnTransitions.Expire && transition.From.Contains(request.Status))
                    .Select(transition => transition.Name),
            ],
            request.Version,
            SendTo: null,
            ArrivesAt: null
        );
}
