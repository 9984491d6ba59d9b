using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>The order was canceled before anything was shipped. Raised once.</summary>
/// <param name="WasConfirmed">It had counted as a sale.</param>
/// <param name="Total">What the order came to, less what refunds have taken back before or are taking back: those are told by
/// <see cref="OrderRefunded"/>.</param>
/// <param name="Tax">The tax in that.</param>
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
    string Reason
) : IIntegrationEvent;

/// <summary>Nobody paid in time. Raised once; a payment that arrives later may still confirm the order.</summary>
[EventName("orders.order-expired.v1")]
public sealed record OrderExpired(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, string Number, Guid CartId, Money Total)
    : IIntegrationEvent;
