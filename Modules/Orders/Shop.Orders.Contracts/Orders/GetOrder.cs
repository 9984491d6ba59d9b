using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;

namespace Shop.Orders.Contracts.Orders;

/// <summary>One order with its lines, payments, shipments and timeline. The number is matched without regard to case.</summary>
public sealed record GetOrder(string OrderNumber, OrderViewer Viewer) : IQuery<OrderView>;

/// <summary>Like <see cref="GetOrder"/>, by the order's id.</summary>
public sealed record GetOrderNumber(Guid OrderId) : IQuery<string>;

/// <param name="Version">To send back with a change that a person bases on this view.</param>
/// <param name="Balance">Total less what was received plus what was paid back; positive when money is owed to the shop.</param>
/// <param name="Refundable">What can still be paid back.</param>
/// <param name="Timeline">Oldest first; staff see all of it, shoppers what concerns them.</param>
/// <param name="Discounts">The promotions that made it cheaper, the delivery included.</param>
/// <param name="AllowedActions">What is possible now: <c>pay</c>, <c>cancel</c>, <c>confirm-receipt</c>, <c>ship</c>, <c>refund</c>,
/// <c>record-payment</c>, <c>hold</c>, <c>release</c>, <c>return</c>, <c>withdraw</c>, <c>cancel-units</c>, <c>send</c>.</param>
/// <param name="DueOn">Last day to pay what was confirmed on credit terms, in the shop's time zone; null for any other order.</param>
/// <param name="WithdrawUntil">Last day on which the shopper may withdraw, in the shop's time zone; null before anything has
/// arrived.</param>
public sealed record OrderView(
    Guid Id,
    string Number,
    string Status,
    string PaymentStatus,
    string FulfillmentStatus,
    Currency Currency,
    string Email,
    Guid? AccountId,
    IReadOnlyList<OrderLineView> Lines,
    CartTotals Totals,
    Money Total,
    Money Balance,
    Money Refundable,
    PostalAddress ShippingAddress,
    PostalAddress BillingAddress,
    string? ShippingMethod,
    string? ShippingMethodName,
    string? DeliveryPromise,
    string PaymentMethod,
    string? Note,
    IReadOnlyList<OrderPaymentView> Payments,
    IReadOnlyList<OrderShipmentView> Shipments,
    IReadOnlyList<OrderRefundView> Refunds,
    IReadOnlyList<OrderReturnView> Returns,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<string> AllowedActions,
    DateTimeOffset PlacedAt,
    DateTimeOffset? PaymentDeadline,
    DateOnly? WithdrawUntil,
    DateOnly? EarliestDelivery,
    DateOnly? LatestDelivery,
    string? ExchangeFor,
    DateOnly? DueOn,
    int Version,
    IReadOnlyList<CartDiscount> Discounts
)
{
    /// <summary>Where the shopper collects it, as it was at placement; null when it is brought.</summary>
    public CollectionPoint? PickUp { get; init; }
}

/// <param name="Refunded">Units that money went back for.</param>
/// <param name="Shippable">Ordered, not canceled and not in a shipment yet.</param>
/// <param name="Cancelable">The same, also of what is never sent.</param>
/// <param name="Returned">Came back in a return; <paramref name="InReturn"/> are on their way or not inspected yet.</param>
/// <param name="Returnable">Has arrived and can be sent back.</param>
/// <param name="Backordered">Is not there yet.</param>
/// <param name="ExpectedOn">When the last of that was expected when its stock was held, in the shop's time zone; null when nobody said, and
/// when all is there.</param>
public sealed record OrderLineView(
    Guid Id,
    Sku Sku,
    string Title,
    string VariantTitle,
    IReadOnlyList<OrderOption> Options,
    string? ProductSlug,
    string? ImageUrl,
    int Quantity,
    Money UnitPrice,
    Money Discount,
    Money Total,
    decimal TaxRate,
    int Canceled,
    int InShipment,
    int Shipped,
    int Delivered,
    int Refunded,
    int Shippable,
    int Cancelable,
    int InReturn,
    int Returned,
    int Returnable,
    int Backordered,
    DateOnly? ExpectedOn
)
{
    /// <summary>Unit price × quantity; the total is this less the discounts.</summary>
    public required Money Amount { get; init; }

    /// <summary>What makes up the discount.</summary>
    public IReadOnlyList<CartDiscount> Discounts { get; init; } = [];

    /// <summary>Where units lie that can be shipped; for staff, while there is something to ship.</summary>
    public IReadOnlyList<OrderLinePlace> Places { get; init; } = [];
}

/// <param name="Location">Code of the location.</param>
public sealed record OrderLinePlace(string Location, int Units);

public sealed record OrderOption(string Name, string Value);

public sealed record OrderPaymentView(
    Guid Id,
    string Method,
    string MethodName,
    string Status,
    Money Amount,
    Money Captured,
    Money Refunded,
    string? RedirectUrl,
    string? FailureReason,
    string? Instructions,
    bool IsOffline,
    DateTimeOffset StartedAt
);

/// <param name="Location">Code of the location that its units leave; null when nobody said.</param>
/// <param name="IsPickUp">The shopper collects it: packed means ready, and nothing is handed to a carrier.</param>
public sealed record OrderShipmentView(
    Guid Id,
    string Status,
    IReadOnlyList<OrderShipmentLine> Lines,
    string? Carrier,
    string? TrackingNumber,
    string? TrackingUrl,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ShippedAt,
    DateTimeOffset? DeliveredAt,
    string? Location,
    bool IsPickUp,
    DateTimeOffset? ReadyForPickupAt
);

public sealed record OrderShipmentLine(Guid LineId, Sku Sku, string Title, int Quantity);

/// <summary>Money that went back or is on its way: paid back by staff, or sent back because the order was given up.</summary>
/// <param name="Status"><c>submitted</c>, <c>succeeded</c> or <c>failed</c>.</param>
/// <param name="Tax">The VAT in the amount.</param>
/// <param name="IsStoreCredit">It became store credit of the customer's account instead of going back the way it was paid.</param>
public sealed record OrderRefundView(
    Guid Id,
    Money Amount,
    Money Tax,
    string Status,
    string Reason,
    bool Restocked,
    DateTimeOffset At,
    bool IsStoreCredit
);

/// <param name="Number">The RMA number.</param>
/// <param name="Status">As the API names it.</param>
public sealed record OrderReturnView(
    Guid Id,
    string Number,
    string Kind,
    string Status,
    IReadOnlyList<OrderReturnLine> Lines,
    DateTimeOffset RequestedAt
);

public sealed record OrderReturnLine(Guid LineId, Sku Sku, string Title, int Quantity);

/// <param name="Kind">Stable, for example <c>placed</c>, <c>confirmed</c>, <c>units-shipped</c>.</param>
/// <param name="FromStatus">The order's status before and after, where the step changed it.</param>
/// <param name="Actor"><c>customer</c>, <c>system</c>, or the staff member's id.</param>
/// <param name="Before">What a change changed, as it was and as it became; null where status and text say it.</param>
public sealed record TimelineEntry(
    string Kind,
    string Text,
    string? FromStatus,
    string? ToStatus,
    string Actor,
    DateTimeOffset At,
    bool ForCustomer,
    string? Reason,
    string? Before,
    string? After
);
