using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Ordering;

namespace Shop.Orders.Contracts.Checkout;

/// <summary>Starts a new payment for an order that still waits for one, for what is not covered yet (gift cards and credit stay as they are), by the same or another method. Refused once it is covered, canceled or expired.</summary>
/// <param name="PaymentId">Chosen by the caller; the same id starts one attempt only.</param>
public sealed record PayForOrder(string OrderNumber, OrderViewer Viewer, Guid PaymentId, string PaymentMethod) : ICommand<ReceiptPayment>;
