using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Carts;

/// <summary>
/// Cancels an order that waits for its payment and puts what it was made of back into a cart: lines, codes, gift cards and what was typed
/// at the checkout. Refused once something was paid (<c>orders.already-paid</c>), and when the order waits no longer.
/// </summary>
/// <param name="CartId">An open cart that takes the lines in; null for the account's, or a new one.</param>
public sealed record ReopenCart(string OrderNumber, OrderViewer Viewer, Guid? CartId, CartOwner Owner) : ICommand<ChangedCart>;
