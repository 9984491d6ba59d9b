namespace Shop.Orders.Domain.Orders;

/// <summary>The commercial life of an order.</summary>
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

/// <summary>What the money of an order amounts to; worked out, never set.</summary>
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

/// <summary>How far the goods are; worked out from quantities, never set.</summary>
internal enum FulfillmentState
{
    NotRequired,
    Unfulfilled,
    PartiallyShipped,
    Shipped,
    PartiallyDelivered,
    Delivered,
}
