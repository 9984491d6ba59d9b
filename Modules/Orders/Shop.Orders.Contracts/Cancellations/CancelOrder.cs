using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Cancellations;

/// <summary>
/// Cancels an order that has not shipped yet; stock is released and payments are voided or refunded. Shoppers can cancel until fulfillment
/// starts. Idempotent.
/// </summary>
/// <param name="StaffId">Null when the shopper cancels.</param>
public sealed record CancelOrder(string OrderNumber, OrderViewer Viewer, string Reason, Guid? StaffId) : ICommand;

/// <summary>
/// Takes units that are not in a shipment out of a confirmed order. Canceling all that is left cancels the order. Repeating it with the
/// same id is harmless.
/// </summary>
/// <param name="Refund">Pays back what is then too much.</param>
/// <param name="Restock">True: they can be sold again. False: they are gone, and written off.</param>
public sealed record CancelUnits(
    string OrderNumber,
    Guid CancellationId,
    IReadOnlyList<UnitsToCancel> Lines,
    bool Refund,
    bool Restock,
    string Reason,
    Guid StaffId
) : ICommand;

/// <param name="Line">The line's id or its SKU.</param>
public sealed record UnitsToCancel(string Line, int Quantity);
