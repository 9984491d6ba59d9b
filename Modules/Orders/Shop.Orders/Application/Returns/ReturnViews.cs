using Shop.Orders.Application.Ordering;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Returns;
using ReturnKind = Shop.Orders.Contracts.Returns.ReturnKind;

namespace Shop.Orders.Application.Returns;

internal static class ReturnViews
{
    public static ReturnView Of(Return request) => new(
        request.Id.Value,
        request.Number,
        request.OrderNumber,
        (ReturnKind)request.Kind,
        ApiNames.Of(request.Status),
        request.Reason,
        [
            .. request.Lines.OrderBy(line => line.Position).Select(line => new ReturnLineView(
                line.LineId, line.Sku, line.Title, line.Quantity, line.Received, line.Sellable, line.Damaged, line.Missing, line.SentBack,
                line.Resolution is { } resolution ? ApiNames.Of(resolution) : null)),
        ],
        request.RequestedAt,
        request.ExpiresAt,
        request.RefundAmount,
        request.ExchangeOrderNumber,
        [
            .. request.Steps.OrderBy(step => step.Sequence)
                .Select(step => new ReturnStepView(step.FromStatus is { } from ? ApiNames.Of(from) : null, ApiNames.Of(step.ToStatus), step.Actor, step.Reason, step.At)),
        ],
        [.. ReturnTransitions.All.Where(transition => transition != ReturnTransitions.Expire && transition.From.Contains(request.Status)).Select(transition => transition.Name)],
        request.Version);
}
