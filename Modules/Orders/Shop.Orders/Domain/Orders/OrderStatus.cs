namespace Shop.Orders.Domain.Orders;

internal enum OrderStatus
{
    Draft,
    PendingPayment,
    Confirmed,
    OnHold,
    Completed,
    Canceled,
    Expired,
}

/// <summary>The payment state of an order; derived, never set.</summary>
internal enum PaymentState
{
    Unpaid,
    Pending,
    Authorized,
    PartiallyPaid,
    Paid,
    Overpaid,
    PartiallyRefunded,
    Refunded,
    Voided,
    Disputed,
}

/// <summary>The fulfillment state of an order; derived from quantities, never set.</summary>
internal enum FulfillmentState
{
    NotRequired,
    Unfulfilled,
    PartiallyShipped,
    Shipped,
    PartiallyDelivered,
    Delivered,
}
