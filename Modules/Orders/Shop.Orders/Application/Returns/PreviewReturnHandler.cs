using MediatR;
using Shop.Kernel;
using Shop.Orders.Application.Orders;
using Shop.Orders.Application.Payments;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Returns;

internal sealed class PreviewReturnHandler(OrderAccess access, WithdrawnDelivery withdrawn, IMediator mediator)
    : IRequestHandler<PreviewReturn, Result<ReturnPreview>>
{
    public async Task<Result<ReturnPreview>> Handle(PreviewReturn query, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(query.OrderNumber, query.Viewer, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        var units = LineResolver.Resolve(order, query.Lines.Select(unit => (unit.Line, unit.Quantity)));
        foreach (var unit in units)
            if (LineOf(order, unit) is var line && unit.Quantity > line.Returnable)
                return OrderErrors.TooManyToReturn(line.Sku.Value, line.Returnable);

        var delivery =
            query.Kind == ReturnKind.Withdrawal ? await withdrawn.DueAsync(order, units, cancellationToken) : Money.Zero(order.Currency);
        IReadOnlyList<LineQuantity> paid =
        [
            .. units.Select(unit => unit with { Quantity = Unpaid(order, unit) }).Where(unit => unit.Quantity > 0),
        ];
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        var draft = order.DraftRefund(null, delivery, paid);
        if (draft.Amount > ledger.Refundable(order))
            draft = order.DraftRefund(ledger.Refundable(order), delivery, paid);
        return new ReturnPreview(
            [
                .. units.Select(unit => new ReturnPreviewLine(
                    TitleOf(LineOf(order, unit)),
                    unit.Quantity,
                    LineOf(order, unit).TotalOf(Unpaid(order, unit), LineOf(order, unit).Refunded)
                )),
            ],
            delivery,
            draft.Amount,
            [.. draft.Shares.Select(share => new TaxLine(share.Rate, share.Gross - share.Tax, share.Tax))]
        );
    }

    private static LineItem LineOf(Order order, LineQuantity unit) => order.Lines.Single(line => line.Id.Value == unit.LineId);

    private static string TitleOf(LineItem line) => line.VariantTitle.Length == 0 ? line.Title : $"{line.Title}, {line.VariantTitle}";

    /// <summary>The units not refunded yet.</summary>
    private static int Unpaid(Order order, LineQuantity unit) =>
        Math.Min(unit.Quantity, LineOf(order, unit).Quantity - LineOf(order, unit).Refunded);
}
