using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Payments;

/// <summary>
/// Pays money of an order back: for units, for delivery, or an amount of the merchant's choice. Refused when the amount is more than can
/// still be paid back, or units are more than were
/// sold and not yet refunded (at the field). Repeating it with the same id answers the same refund.
/// </summary>
/// <param name="Amount">Null: what the named lines and the named part of the delivery cost, discounts taken off.</param>
/// <param name="Restock">Puts the named units on hand again; at most what was shipped and has not come back otherwise.</param>
/// <param name="Shipping">So much of the delivery's price.</param>
public sealed record RefundOrder(
    string OrderNumber,
    Guid RefundId,
    Money? Amount,
    IReadOnlyList<UnitsToRefund>? Lines,
    bool Restock,
    string Reason,
    Guid StaffId,
    Money? Shipping = null
) : ICommand<OrderRefundView>;

/// <param name="Line">The line's id or its SKU.</param>
public sealed record UnitsToRefund(string Line, int Quantity);

/// <summary>What such a refund would come to. Changes nothing; refused like <see cref="RefundOrder"/>.</summary>
public sealed record PreviewRefund(
    string OrderNumber,
    Money? Amount,
    IReadOnlyList<UnitsToRefund>? Lines,
    Money? Shipping,
    bool Restock = false
) : IQuery<RefundPreview>;

/// <param name="Tax">The VAT in the amount, in all and by rate.</param>
/// <param name="Refundable">What can go back at most.</param>
public sealed record RefundPreview(Money Amount, Money Tax, IReadOnlyList<TaxLine> TaxLines, Money Refundable);
