using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>
/// The order's payment is covered, or an offline method or credit terms were accepted. Raised once per order. Carries what reports need, as
/// events may come out of order.
/// </summary>
[EventName("orders.order-confirmed.v1")]
public sealed record OrderConfirmed(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid OrderId,
    string Number,
    Guid CartId,
    Guid? AccountId,
    string Country,
    DateTimeOffset PlacedAt,
    Money Items,
    Money Discount,
    Money Shipping,
    Money Tax,
    Money Total,
    IReadOnlyList<PlacedLine> Lines,
    string? Email = null,
    string? CustomerName = null,
    bool? IsOnTerms = null
) : IIntegrationEvent;
