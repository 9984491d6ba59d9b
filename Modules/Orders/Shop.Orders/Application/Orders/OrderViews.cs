using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Application.Payments;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Orders;

/// <summary>Builds order views with current payments and shipments from their modules.</summary>
internal static class OrderViews
{
    public static OrderView Of(
        Order order,
        PaymentLedger ledger,
        IReadOnlyList<ShipmentSummary> shipments,
        IReadOnlyList<Return> returns,
        DateOnly? withdrawUntil,
        bool canWithdraw,
        bool forStaff,
        IReadOnlyList<ReservedPlace> places,
        IReadOnlyList<StockBackorder> backorders
    )
    {
        var refundable = ledger.Refundable();
        var paymentState = PaymentStates.Derive(
            order.Due,
            ledger.Authorized,
            ledger.Captured,
            ledger.Refunded + ledger.ChargedBack,
            ledger.HasPending || order.HasAcceptedOffline,
            order.Status is OrderStatus.Canceled or OrderStatus.Expired,
            ledger.Disputed.IsPositive
        );
        return new OrderView(
            order.Id.Value,
            order.Number,
            order.Status,
            paymentState,
            order.FulfillmentState,
            order.Currency,
            order.Email,
            order.AccountId,
            [.. order.Lines.Select(line => Line(order, line, places, backorders))],
            Totals(order),
            order.Total,
            order.BalanceWhen(ledger.Captured),
            refundable,
            order.ShippingAddress,
            order.BillingAddress,
            order.ShippingMethod,
            order.ShippingMethodName,
            Promise(order, ledger),
            order.PaymentMethod,
            order.Note,
            [.. ledger.Payments.Select(Payment)],
            [.. shipments.Select(Shipment)],
            Refunds(order, ledger),
            [.. returns.OrderBy(request => request.RequestedAt).Select(Return)],
            [
                .. order
                    .Steps.Where(step => forStaff || step.ForCustomer)
                    .OrderBy(step => step.Sequence)
                    .Select(step => Step(step, forStaff)),
            ],
            [.. Actions(order, ledger, refundable, canWithdraw, forStaff)],
            order.PlacedAt,
            order.Status == OrderStatus.PendingPayment ? order.PaymentDeadline : null,
            withdrawUntil,
            order.EarliestDelivery,
            order.LatestDelivery,
            order.ExchangeFor,
            order.DueOn,
            order.Version,
            [.. order.Discounts.Select(discount => LineDiscounts.View(discount, order.Currency))]
        )
        {
            PickUp = order.PickUp is { } place ? new CollectionPoint(place.Location, place.Name, place.Address, place.OpeningHours) : null,
        };
    }

    /// <summary>No date while the order waits for its payment, depending on the latest payment method.</summary>
    private static Message? Promise(Order order, PaymentLedger ledger)
    {
        if (ledger.Payments is [.., { ShipsAfterPayment: true, Status: PaymentStatus.Created or PaymentStatus.PartiallyCaptured }])
            return order.EarliestDelivery is null ? order.DeliveryPromise : DeliveryChoices.AfterPayment;

        return order.DeliveryPromise?.Code == DeliveryChoices.AfterPayment.Code ? null : order.DeliveryPromise;
    }

    public static OrderRefundView Refund(OrderRefund refund) =>
        new(
            refund.Id,
            refund.Amount,
            refund.Tax,
            refund.Status,
            refund.Reason,
            refund.Restock && refund.Lines.Count > 0,
            refund.At,
            refund.StoreCreditOf is not null
        );

    /// <summary>The order's refunds, and those that Payments started because the order was canceled or expired.</summary>
    private static IReadOnlyList<OrderRefundView> Refunds(Order order, PaymentLedger ledger) =>
        [
            .. order
                .Refunds.Select(Refund)
                .Concat(
                    from part in ledger.Payments.SelectMany(payment => payment.Refunds)
                    where order.Refunds.All(refund => refund.Id != part.OperationId)
                    group part by part.OperationId into parts
                    let amount = Sum(parts.Select(part => part.Amount), order.Currency)
                    let status = parts.FirstOrDefault(part => part.Status == RefundState.Failed)
                        ?? parts.FirstOrDefault(part => part.Status == RefundState.Submitted)
                        ?? parts.First()
                    select new OrderRefundView(
                        parts.Key,
                        amount,
                        order.DraftRefund(amount, null, []).Tax,
                        StatusOf(status.Status),
                        status.Reason,
                        Restocked: false,
                        parts.Min(part => part.At),
                        IsStoreCredit: false
                    )
                )
                .OrderBy(refund => refund.At),
        ];

    private static RefundStatus StatusOf(RefundState state) =>
        state switch
        {
            RefundState.Submitted => RefundStatus.Submitted,
            RefundState.Succeeded => RefundStatus.Succeeded,
            _ => RefundStatus.Failed,
        };

    public static OrderShipmentView Shipment(ShipmentSummary shipment) =>
        new(
            shipment.Id,
            shipment.Status,
            [.. shipment.Lines.Select(line => new OrderShipmentLine(line.LineReference, line.Sku, line.Title, line.Quantity))],
            shipment.Carrier,
            shipment.TrackingNumber,
            shipment.TrackingUrl,
            shipment.CreatedAt,
            shipment.ShippedAt,
            shipment.DeliveredAt,
            shipment.Location,
            shipment.IsPickUp,
            shipment.ReadyForPickupAt
        );

    private static OrderReturnView Return(Return request) =>
        new(
            request.Id.Value,
            request.Number,
            request.Kind,
            request.Status,
            [.. request.Lines.Select(line => new OrderReturnLine(line.LineId, line.Sku, line.Title, line.Quantity))],
            request.RequestedAt
        );

    private static OrderLineView Line(
        Order order,
        LineItem line,
        IReadOnlyList<ReservedPlace> places,
        IReadOnlyList<StockBackorder> backorders
    )
    {
        var late = Math.Min(backorders.Where(entry => entry.Sku == line.Sku).Sum(entry => entry.Quantity), line.Shippable);
        return new OrderLineView(
            line.Id.Value,
            line.Sku,
            line.Title,
            line.VariantTitle,
            [.. line.Options.Select(option => new OrderOption(option.Name, option.Value))],
            line.ProductSlug,
            line.ImageUrl,
            line.Quantity,
            line.UnitPrice,
            line.Discount,
            line.Total,
            line.TaxRate,
            line.Canceled,
            line.InShipment,
            line.Shipped,
            line.Delivered,
            line.Refunded,
            line.Shippable,
            line.Cancelable,
            line.InReturn,
            line.Returned,
            line.Returnable,
            late,
            late > 0 ? line.ExpectedOn : null
        )
        {
            Amount = line.Amount,
            Discounts = LineDiscounts.Of(order, line),
            Places =
                line.Shippable == 0
                    ? []
                    : [.. places.Where(place => place.Sku == line.Sku).Select(place => new OrderLinePlace(place.Location, place.Units))],
        };
    }

    private static OrderPaymentView Payment(PaymentSummary payment) =>
        new(
            payment.PaymentId,
            payment.Method,
            payment.MethodName,
            payment.Status,
            payment.Amount,
            payment.Captured,
            payment.Refunded,
            payment.RedirectUrl,
            payment.FailureReason,
            payment.Instructions,
            payment.IsOffline,
            payment.StartedAt
        );

    private static TimelineEntry Step(OrderStep step, bool forStaff) =>
        new(
            step.Kind,
            step.Message,
            step.FromStatus,
            step.ToStatus,
            forStaff || step.Actor is Actor.Customer or Actor.System ? step.Actor : "shop",
            step.At,
            step.ForCustomer,
            step.Reason,
            step.Before,
            step.After
        );

    private static CartTotals Totals(Order order)
    {
        var parts = order
            .Lines.Select(line => (TaxRate: line.TaxRate, Gross: line.Total, Tax: line.Tax))
            .Append((TaxRate: order.ShippingTaxRate, Gross: order.Shipping, Tax: order.ShippingTax));
        return new CartTotals(
            order.Items,
            order.Discount,
            order.Shipping,
            order.Tax,
            order.Total,
            TaxIncluded: true,
            [
                .. parts
                    .GroupBy(part => part.TaxRate)
                    .OrderByDescending(group => group.Key)
                    .Select(group => new TaxLine(
                        group.Key,
                        Sum(group.Select(part => part.Gross - part.Tax), order.Currency),
                        Sum(group.Select(part => part.Tax), order.Currency)
                    ))
                    .Where(line => !line.Net.IsZero),
            ]
        );
    }

    private static Money Sum(IEnumerable<Money> parts, Currency currency) =>
        parts.Aggregate(Money.Zero(currency), (sum, part) => sum + part);

    private static IEnumerable<string> Actions(Order order, PaymentLedger ledger, Money refundable, bool canWithdraw, bool forStaff)
    {
        var nothingMoving = order.Lines.All(line => line.Shipped == 0);
        if (
            (order.Status == OrderStatus.PendingPayment && order.Total.IsPositive)
            || (order.Status is OrderStatus.Confirmed or OrderStatus.OnHold && order.OwesExtra)
        )
            yield return "pay";
        if (
            OrderTransitions.Cancel.From.Contains(order.Status)
            && nothingMoving
            && (forStaff || order.Lines.All(line => line.InShipment == 0))
        )
            yield return "cancel";
        if (order.IsOnItsWay)
            yield return "confirm-receipt";
        if (
            order.Status is OrderStatus.Confirmed or OrderStatus.OnHold or OrderStatus.Completed
            && order.Lines.Any(line => line.Returnable > 0)
        )
            yield return "return";
        if (canWithdraw)
            yield return "withdraw";
        if (!forStaff)
            yield break;

        if (order.Status == OrderStatus.Confirmed && order.Lines.Any(line => line.Shippable > 0))
            yield return "ship";
        if (order.Status is OrderStatus.Confirmed or OrderStatus.OnHold && order.Lines.Any(line => line.Cancelable > 0))
            yield return "cancel-units";
        if (order.Status == OrderStatus.Draft)
            yield return "send";
        if (refundable.IsPositive)
            yield return "refund";
        if (
            ledger.Payments.Any(payment => payment.IsOffline)
            && ledger.Captured < order.Total
            && order.Status is OrderStatus.Confirmed or OrderStatus.OnHold or OrderStatus.PendingPayment
        )
            yield return "record-payment";
        if (order.Status == OrderStatus.Confirmed && order.FulfillmentState != FulfillmentState.Delivered)
            yield return "hold";
        if (order.Status == OrderStatus.OnHold)
            yield return "release";
    }
}
