using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>A confirmed order was changed after it was placed. Raised once per revision.</summary>
/// <param name="Added">Price increase including tax; zero when the order costs less.</param>
/// <param name="WaivedAmount">Price reduction that had not been paid; <see cref="OrderRefunded"/> reports what is refunded.</param>
/// <param name="More">Units added, by SKU; still read by older hosts to reserve stock.</param>
/// <param name="Less">Units removed, by SKU; still read by older hosts.</param>
/// <param name="Changes">One message per change.</param>
[EventName("orders.order-revised.v1")]
public sealed record OrderRevised(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid OrderId,
    string Number,
    Guid RevisionId,
    Money Added,
    Money AddedTax,
    Money WaivedAmount,
    Money ForgoneTax,
    Money Total,
    IReadOnlyList<RevisedStock> More,
    IReadOnlyList<RevisedStock> Less,
    string? Reason = null,
    IReadOnlyList<Message>? Changes = null
) : IIntegrationEvent;

public sealed record RevisedStock(Sku Sku, int Quantity);
