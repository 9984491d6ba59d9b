using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Ordering;

/// <summary>
/// Pays money of an order back: an amount of the merchant's choice, naming the units it is for, if any. Refused when the amount is more than can still be paid back,
/// or units are more than were shipped and not yet refunded (at the field). Repeating it with the same id answers the same refund.
/// </summary>
/// <param name="Amount">Null: what the named lines cost, discounts taken off.</param>
/// <param name="Restock">Puts the named units on hand again.</param>
public sealed record RefundOrder(string OrderNumber, Guid RefundId, Money? Amount, IReadOnlyList<UnitsToRefund>? Lines, bool Restock, string Reason, Guid StaffId) : ICommand<OrderRefundView>;

/// <param name="Line">The line's id or its SKU.</param>
public sealed record UnitsToRefund(string Line, int Quantity);
