using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>
/// Units of a confirmed order were canceled. Raised once per cancellation; canceling the last units also raises <see
/// cref="OrderCanceled"/>.
/// </summary>
/// <param name="Restock">False when the goods cannot be sold again.</param>
/// <param name="Total">Price of the units, including tax.</param>
/// <param name="WaivedAmount">The unpaid part of the price, which is waived; <see cref="OrderRefunded"/> reports what is refunded.</param>
/// <param name="ForgoneTax">The tax included in the total.</param>
[EventName("orders.units-canceled.v1")]
public sealed record UnitsCanceled(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid OrderId,
    string Number,
    Guid CancellationId,
    bool Restock,
    Money Total,
    Money WaivedAmount,
    Money ForgoneTax,
    string Reason,
    IReadOnlyList<CanceledLine> Lines
) : IIntegrationEvent;

public sealed record CanceledLine(Guid LineId, Guid ProductId, Sku Sku, int Quantity);
