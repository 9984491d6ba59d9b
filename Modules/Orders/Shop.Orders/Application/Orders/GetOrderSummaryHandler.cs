using MediatR;
using Shop.Kernel;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Orders;

internal sealed class GetOrderSummaryHandler(OrdersDbContext db, OrderSummaries summaries)
    : IRequestHandler<GetOrderSummary, Result<OrderSummary>>
{
    public async Task<Result<OrderSummary>> Handle(GetOrderSummary query, CancellationToken cancellationToken) =>
        await db.FindWithLinesAsync(new OrderId(query.OrderId), cancellationToken) is { } order
            ? await summaries.OfAsync(order, cancellationToken)
            : OrderErrors.NotFound;
}

internal sealed class OrderSummaries(OrderLinks links, IMediator mediator)
{
    public async Task<OrderSummary> OfAsync(Order order, CancellationToken cancellationToken)
    {
        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        var offline =
            order.HasAcceptedOffline || order.IsOnTerms ? ledger.Payments.LastOrDefault(payment => payment.Instructions is not null) : null;
        return new OrderSummary
        {
            Number = order.Number,
            Email = order.Email,
            CustomerName = order.ShippingAddress.Name,
            IsAwaitingPayment = order.Status == OrderStatus.PendingPayment,
            IsExpired = order.Status == OrderStatus.Expired,
            IsCanceled = order.Status == OrderStatus.Canceled,
            Lines = [.. order.Lines.OrderBy(line => line.Position).Select(line => Line(order, line))],
            Items = order.Items,
            Discount = order.Discount,
            Shipping = order.Shipping,
            ShippingMethodName = order.ShippingMethodName,
            Total = order.Total,
            Tax = order.Tax,
            Tenders = [.. order.Tenders.Select(tender => new OrderSummaryTender(tender.Method, new Money(tender.Amount, order.Currency)))],
            AmountDue = order.FirstPayment,
            Captured = ledger.Captured,
            Covered = ledger.Captured - ledger.Refunded - ledger.ChargedBack + ledger.Authorized,
            PaymentDeadline = order.PaymentDeadline,
            PaymentInstructions = offline?.Instructions,
            CreditDays = order.CreditDays,
            DueOn = order.DueOn,
            DeliveryPromise = offline?.ShipsAfterPayment == true && HasDay(order) ? null : order.DeliveryPromise,
            PickUp = order.PickUp is { } place ? new CollectionPoint(place.Location, place.Name, place.Address, place.OpeningHours) : null,
            Url = await links.OfAsync(order, cancellationToken),
        };
    }

    /// <summary>Its delivery promise names a date, or the arrival of the payment.</summary>
    private static bool HasDay(Order order) =>
        order.EarliestDelivery is not null || order.DeliveryPromise?.Code == DeliveryChoices.AfterPayment.Code;

    private static OrderSummaryLine Line(Order order, LineItem line) =>
        new(
            line.Id.Value,
            line.VariantTitle.Length == 0 ? line.Title : $"{line.Title}, {line.VariantTitle}",
            line.Quantity,
            line.Amount,
            LineDiscounts.Of(order, line),
            line.Backordered,
            line.ExpectedOn
        );
}
