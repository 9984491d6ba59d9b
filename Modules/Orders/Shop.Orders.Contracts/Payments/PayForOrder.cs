using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Payments;

/// <summary>
/// Starts a new payment of what is not covered yet of an order (gift cards and credit stay as they are): one that waits for its payment, or
/// one that became dearer after it was confirmed. Refused once it is covered, canceled or expired.
/// </summary>
/// <param name="PaymentId">Chosen by the caller; the same id starts one attempt only.</param>
public sealed record PayForOrder(string OrderNumber, OrderViewer Viewer, Guid PaymentId, string PaymentMethod) : ICommand<ReceiptPayment>;
