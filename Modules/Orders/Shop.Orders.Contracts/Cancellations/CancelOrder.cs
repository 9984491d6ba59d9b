using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Cancellations;

/// <summary>
/// Cancels an order that has not shipped yet; stock is released and payments are voided or refunded. Shoppers can cancel until fulfillment
/// starts. Idempotent.
/// </summary>
/// <param name="Reason">Required from staff.</param>
/// <param name="StaffId">Null when the shopper cancels.</param>
public sealed record CancelOrder(string OrderNumber, OrderViewer Viewer, string? Reason, Guid? StaffId) : ICommand;

/// <summary>
/// Cancels units of a confirmed order that are not in a shipment. Canceling all remaining units cancels the order. Idempotent by id.
/// </summary>
/// <param name="Refund">Refunds the overpaid amount.</param>
/// <param name="Restock">True when the units can be sold again; false to write them off.</param>
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
