using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// Cancels an order that awaits payment and restores its lines, codes, gift cards and checkout entries to a cart. Refused once a payment
/// was received (<c>orders.already-paid</c>), or when the order no longer awaits payment.
/// </summary>
/// <param name="CartId">An open cart to restore the lines to; null for the account's cart, or a new one.</param>
public sealed record ReopenCart(string OrderNumber, OrderViewer Viewer, Guid? CartId, CartOwner Owner) : ICommand<ChangedCart>;
