namespace Shop.Orders.Contracts.Orders;

/// <summary>The status of an order, from draft to completed, canceled or expired.</summary>
public enum OrderStatus
{
    Draft,
    PendingPayment,
    Confirmed,
    OnHold,
    Completed,
    Canceled,
    Expired,
}

/// <summary>The payment status of an order, derived from the totals of its payments.</summary>
public enum PaymentState
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

/// <summary>The fulfillment status of an order, derived from the quantities of its lines.</summary>
public enum FulfillmentState
{
    NotRequired,
    Unfulfilled,
    PartiallyShipped,
    Shipped,
    PartiallyDelivered,
    Delivered,
}

/// <summary>The status of a refund of an order.</summary>
public enum RefundStatus
{
    Submitted,
    Succeeded,
    Failed,
}
