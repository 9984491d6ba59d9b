using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Infrastructure.Endpoints;

/// <summary>An order in the API.</summary>
internal sealed record OrderJson(
    string Number,
    OrderStatus Status,
    PaymentState PaymentStatus,
    FulfillmentState FulfillmentStatus,
    string Currency,
    string Email,
    IReadOnlyList<OrderLineJson> Lines,
    TotalsJson Totals,
    IReadOnlyList<DiscountJson> Discounts,
    Money Total,
    Money Balance,
    PostalAddress ShippingAddress,
    PostalAddress BillingAddress,
    string? ShippingMethod,
    CollectionPoint? PickUp,
    string PaymentMethod,
    IReadOnlyList<OrderPaymentJson> Payments,
    IReadOnlyList<ShipmentJson> Shipments,
    IReadOnlyList<RefundJson> Refunds,
    IReadOnlyList<OrderReturnJson> Returns,
    IReadOnlyList<TimelineJson> Timeline,
    string? ExchangeFor,
    DateOnly? DueOn,
    DateTimeOffset PlacedAt
)
{
    public static OrderJson Of(OrderView order, IMessageTexts texts) =>
        new(
            order.Number,
            order.Status,
            order.PaymentStatus,
            order.FulfillmentStatus,
            order.Currency.Code,
            order.Email,
            [
                .. order.Lines.Select(line => new OrderLineJson(
                    line.Id,
                    line.Sku.Value,
                    line.Title,
                    line.Options,
                    line.Quantity,
                    line.UnitPrice,
                    line.Amount,
                    line.Discount,
                    [.. line.Discounts.Select(DiscountJson.Of)],
                    line.TaxRate,
                    line.Canceled,
                    line.Shipped,
                    line.Delivered,
                    line.Refunded,
                    line.Returned,
                    line.Backordered,
                    line.ExpectedOn
                )),
            ],
            TotalsJson.Of(order.Totals),
            [.. order.Discounts.Select(DiscountJson.Of)],
            order.Total,
            order.Balance,
            order.ShippingAddress,
            order.BillingAddress,
            order.ShippingMethod,
            order.PickUp,
            order.PaymentMethod,
            [
                .. order.Payments.Select(payment => new OrderPaymentJson(
                    payment.Id,
                    payment.Method,
                    payment.Status,
                    payment.Amount,
                    payment.Captured,
                    payment.Refunded,
                    payment.RedirectUrl,
                    payment.FailureReason is { } reason ? texts.Of(reason) : null,
                    payment.Instructions is { } instructions ? texts.Of(instructions) : null
                )),
            ],
            [.. order.Shipments.Select(ShipmentJson.Of)],
            [.. order.Refunds.Select(refund => RefundJson.Of(refund, texts))],
            [
                .. order.Returns.Select(request => new OrderReturnJson(
                    request.Id,
                    request.Number,
                    request.Kind,
                    request.Status,
                    [.. request.Lines.Select(line => new ShipmentLineJson(line.Sku.Value, line.Quantity))]
                )),
            ],
            [
                .. order.Timeline.Select(step => new TimelineJson(
                    step.Kind,
                    texts.Of(step.Message),
                    step.FromStatus,
                    step.ToStatus,
                    step.Actor,
                    step.At,
                    step.Reason is { } reason ? texts.Of(reason) : null,
                    step.Before is { } before ? texts.Of(before) : null,
                    step.After is { } after ? texts.Of(after) : null
                )),
            ],
            order.ExchangeFor,
            order.DueOn,
            order.PlacedAt
        );
}

/// <param name="Total">Unit price × quantity, before discounts.</param>
internal sealed record OrderLineJson(
    Guid Id,
    string Sku,
    string Title,
    IReadOnlyList<OrderOption> Options,
    int Quantity,
    Money UnitPrice,
    Money Total,
    Money Discount,
    IReadOnlyList<DiscountJson> Discounts,
    decimal TaxRate,
    int Canceled,
    int Shipped,
    int Delivered,
    int Refunded,
    int Returned,
    int Backordered,
    DateOnly? ExpectedOn
);

internal sealed record OrderPaymentJson(
    Guid Id,
    string Method,
    PaymentStatus Status,
    Money Amount,
    Money Captured,
    Money Refunded,
    string? RedirectUrl,
    string? FailureReason,
    string? Instructions
);

internal sealed record ShipmentJson(
    Guid Id,
    ShipmentStatus Status,
    IReadOnlyList<ShipmentLineJson> Lines,
    string? Carrier,
    string? TrackingNumber,
    string? TrackingUrl,
    DateTimeOffset CreatedAt,
    string? Location,
    DateTimeOffset? ReadyForPickupAt
)
{
    public static ShipmentJson Of(OrderShipmentView shipment) =>
        new(
            shipment.Id,
            shipment.Status,
            [.. shipment.Lines.Select(line => new ShipmentLineJson(line.Sku.Value, line.Quantity))],
            shipment.Carrier,
            shipment.TrackingNumber,
            shipment.TrackingUrl,
            shipment.CreatedAt,
            shipment.Location,
            shipment.ReadyForPickupAt
        );
}

internal sealed record ShipmentLineJson(string Sku, int Quantity);

internal sealed record RefundJson(
    Guid Id,
    Money Amount,
    Money Tax,
    RefundStatus Status,
    string Reason,
    bool Restocked,
    DateTimeOffset At,
    bool StoreCredit
)
{
    public static RefundJson Of(OrderRefundView refund, IMessageTexts texts) =>
        new(
            refund.Id,
            refund.Amount,
            refund.Tax,
            refund.Status,
            texts.Of(refund.Reason),
            refund.Restocked,
            refund.At,
            refund.IsStoreCredit
        );
}

internal sealed record TimelineJson(
    string Kind,
    string Text,
    OrderStatus? FromStatus,
    OrderStatus? ToStatus,
    string Actor,
    DateTimeOffset At,
    string? Reason,
    string? Before,
    string? After
);

internal sealed record OrderReturnJson(Guid Id, string Number, ReturnKind Kind, ReturnStatus Status, IReadOnlyList<ShipmentLineJson> Lines);

internal sealed record OrderItemJson(
    string Number,
    OrderStatus Status,
    PaymentState PaymentStatus,
    FulfillmentState FulfillmentStatus,
    Money Total,
    int Units,
    string Email,
    string CustomerName,
    DateTimeOffset PlacedAt
);

internal sealed record OrderListJson(IReadOnlyList<OrderItemJson> Items, int Total, int Page, int PageSize)
{
    public static OrderListJson Of(PagedList<OrderItem> list) =>
        new(
            [
                .. list.Items.Select(order => new OrderItemJson(
                    order.Number,
                    order.Status,
                    order.PaymentStatus,
                    order.FulfillmentStatus,
                    order.Total,
                    order.Units,
                    order.Email,
                    order.CustomerName,
                    order.PlacedAt
                )),
            ],
            list.Total,
            list.Page,
            list.PageSize
        );
}
