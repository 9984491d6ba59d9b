using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Fulfillment;

/// <summary>
/// The shopper has received everything that was shipped. Refused while something is still to be shipped (<c>orders.illegal-state</c>).
/// Repeatable.
/// </summary>
public sealed record ConfirmReceipt(string OrderNumber, OrderViewer Viewer) : ICommand;
