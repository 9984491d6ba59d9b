using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Payments;

/// <summary>
/// Starts a new payment attempt for the outstanding amount of an order that awaits payment, or whose total increased after confirmation.
/// Gift cards and store credit stay as they are. Refused once the order is covered, canceled or expired.
/// </summary>
/// <param name="PaymentId">Chosen by the caller; the same id starts a single attempt.</param>
public sealed record PayForOrder(string OrderNumber, OrderViewer Viewer, Guid PaymentId, string PaymentMethod) : ICommand<ReceiptPayment>;
