using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>
/// Units were taken out of a confirmed order that goes on, or, with nothing left of it, is canceled by an event of its own. Raised once per
/// cancellation.
/// </summary>
/// <param name="Restock">False: the goods are gone.</param>
/// <param name="Total">What the units would have cost, including tax.</param>
/// <param name="Forgone">The part of it that nobody had paid and nobody will; what was paid is told by <see cref="OrderRefunded"/> when it
/// goes back.</param>
/// <param name="ForgoneTax">The tax in that.</param>
[EventName("orders.units-canceled.v1")]
public sealed record UnitsCanceled(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid OrderId,
    string Number,
    Guid CancellationId,
    bool Restock,
    Money Total,
    Money Forgone,
    Money ForgoneTax,
    string Reason,
    IReadOnlyList<CanceledLine> Lines
) : IIntegrationEvent;

public sealed record CanceledLine(Guid LineId, Guid ProductId, Sku Sku, int Quantity);
