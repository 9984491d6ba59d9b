using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Fulfillment;

/// <summary>
/// Confirms that the shopper received everything shipped. Refused while units are left to ship (<c>orders.not-all-shipped</c>). Idempotent.
/// </summary>
public sealed record ConfirmReceipt(string OrderNumber, OrderViewer Viewer) : ICommand;
