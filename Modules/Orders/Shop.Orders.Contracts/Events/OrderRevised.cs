using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>A confirmed order was changed after it was placed. Raised once per revision.</summary>
/// <param name="Added">What it costs more, including tax; zero when it costs less.</param>
/// <param name="Forgone">What it costs less and nobody had paid; what was paid is told by <see cref="OrderRefunded"/> when it goes
/// back.</param>
/// <param name="More">Units that were added, by SKU; for hosts of before, which promised stock by them.</param>
/// <param name="Less">Units that were taken out; likewise.</param>
/// <param name="Changes">What changed, a sentence each.</param>
[EventName("orders.order-revised.v1")]
public sealed record OrderRevised(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid OrderId,
    string Number,
    Guid RevisionId,
    Money Added,
    Money AddedTax,
    Money Forgone,
    Money ForgoneTax,
    Money Total,
    IReadOnlyList<RevisedStock> More,
    IReadOnlyList<RevisedStock> Less,
    string? Reason = null,
    IReadOnlyList<string>? Changes = null
) : IIntegrationEvent;

public sealed record RevisedStock(Sku Sku, int Quantity);
