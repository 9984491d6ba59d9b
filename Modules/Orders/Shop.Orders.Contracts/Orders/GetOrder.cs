using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Returns;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Contracts.Orders;

/// <summary>One order with its lines, payments, shipments and timeline. The number is case-insensitive.</summary>
public sealed record GetOrder(string OrderNumber, OrderViewer Viewer) : IQuery<OrderView>;

/// <summary>Like <see cref="GetOrder"/>, by the order's id.</summary>
public sealed record GetOrderNumber(Guid OrderId) : IQuery<string>;

/// <param name="Version">Concurrency token; send it with a change based on this view.</param>
/// <param name="Balance">Total less captured plus refunded; positive when the customer owes money.</param>
/// <param name="Refundable">Amount that can still be refunded.</param>
/// <param name="Timeline">Oldest first; shoppers see only the entries meant for them.</param>
/// <param name="Discounts">The promotions applied, including those on shipping.</param>
/// <param name="AllowedActions">Actions allowed now: <c>pay</c>, <c>cancel</c>, <c>confirm-receipt</c>, <c>ship</c>, <c>refund</c>,
/// <c>record-payment</c>, <c>hold</c>, <c>release</c>, <c>return</c>, <c>withdraw</c>, <c>cancel-units</c>, <c>send</c>.</param>
/// <param name="DueOn">Payment due date of an order on credit terms, in the shop's time zone; null for other orders.</param>
/// <param name="WithdrawUntil">Last day of the withdrawal period, in the shop's time zone; null before delivery.</param>
public sealed record OrderView(
    Guid Id,
    string Number,
    OrderStatus Status,
    PaymentState PaymentStatus,
    FulfillmentState FulfillmentStatus,
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
    Message? DeliveryPromise,
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
    /// <summary>The pickup location as of placement; null when the order is delivered.</summary>
    public CollectionPoint? PickUp { get; init; }
}

/// <param name="Refunded">Refunded units.</param>
/// <param name="Shippable">Ordered, not canceled and not yet in a shipment.</param>
/// <param name="Cancelable">Like <paramref name="Shippable"/>, including units that need no shipping.</param>
/// <param name="Returned">Units received in a return; <paramref name="InReturn"/> are in transit or not inspected yet.</param>
/// <param name="Returnable">Delivered units that can be returned.</param>
/// <param name="Backordered">Units on backorder.</param>
/// <param name="ExpectedOn">Latest expected date of the backordered units as of reservation, in the shop's time zone; null when unknown or
/// nothing is on backorder.</param>
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
    /// <summary>Unit price × quantity, before discounts.</summary>
    public required Money Amount { get; init; }

    /// <summary>The parts of the discount.</summary>
    public IReadOnlyList<CartDiscount> Discounts { get; init; } = [];

    /// <summary>Locations of the units left to ship; staff only.</summary>
    public IReadOnlyList<OrderLinePlace> Places { get; init; } = [];
}

/// <param name="Location">Code of the location.</param>
public sealed record OrderLinePlace(string Location, int Units);

public sealed record OrderOption(string Name, string Value);

public sealed record OrderPaymentView(
    Guid Id,
    string Method,
    Message MethodName,
    PaymentStatus Status,
    Money Amount,
    Money Captured,
    Money Refunded,
    string? RedirectUrl,
    Message? FailureReason,
    Message? Instructions,
    bool IsOffline,
    DateTimeOffset StartedAt
);

/// <param name="Location">Code of the location it ships from; null when unknown.</param>
/// <param name="IsPickUp">True for pickup: packed means ready for pickup, and no carrier is involved.</param>
public sealed record OrderShipmentView(
    Guid Id,
    ShipmentStatus Status,
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

/// <summary>A refund, issued by staff or because the order was canceled or expired.</summary>
/// <param name="Tax">The VAT included in the amount.</param>
/// <param name="IsStoreCredit">True when refunded to store credit instead of the original payment method.</param>
public sealed record OrderRefundView(
    Guid Id,
    Money Amount,
    Money Tax,
    RefundStatus Status,
    Message Reason,
    bool Restocked,
    DateTimeOffset At,
    bool IsStoreCredit
);

/// <param name="Number">The RMA number.</param>
public sealed record OrderReturnView(
    Guid Id,
    string Number,
    ReturnKind Kind,
    ReturnStatus Status,
    IReadOnlyList<OrderReturnLine> Lines,
    DateTimeOffset RequestedAt
);

public sealed record OrderReturnLine(Guid LineId, Sku Sku, string Title, int Quantity);

/// <param name="Kind">Stable, for example <c>placed</c>, <c>confirmed</c>, <c>units-shipped</c>.</param>
/// <param name="FromStatus">The status before and after, when the step changed it.</param>
/// <param name="Actor"><c>customer</c>, <c>system</c>, or the staff member's id.</param>
/// <param name="Reason">As typed, or a reason of the shop.</param>
/// <param name="Before">The values before and after a change; null when the message is sufficient.</param>
public sealed record TimelineEntry(
    string Kind,
    Message Message,
    OrderStatus? FromStatus,
    OrderStatus? ToStatus,
    string Actor,
    DateTimeOffset At,
    bool ForCustomer,
    Message? Reason,
    Message? Before,
    Message? After
);
