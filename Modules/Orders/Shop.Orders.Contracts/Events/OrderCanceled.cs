using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>The order was canceled before anything shipped. Raised once.</summary>
/// <param name="WasConfirmed">True when the order had been confirmed and counted as a sale.</param>
/// <param name="Total">The order total less completed and pending refunds, which <see cref="OrderRefunded"/> reports.</param>
/// <param name="Tax">The tax included in the total.</param>
/// <param name="Reason">As typed by staff or the customer, or a reason of the shop.</param>
[EventName("orders.order-canceled.v1")]
public sealed record OrderCanceled(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid OrderId,
    string Number,
    Guid CartId,
    bool WasConfirmed,
    Money Total,
    Money Tax,
    Message Reason
) : IIntegrationEvent;

/// <summary>The order was not paid in time. Raised once; a late payment may still confirm the order.</summary>
[EventName("orders.order-expired.v1")]
public sealed record OrderExpired(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number, Guid CartId, Money Total)
    : IIntegrationEvent;
