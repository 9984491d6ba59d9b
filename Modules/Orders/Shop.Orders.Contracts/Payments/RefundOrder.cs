using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Payments;

/// <summary>
/// Refunds units, shipping or a given amount. Refused when the amount exceeds what is refundable, or the units exceed those sold and not
/// yet refunded (at the field). The same id returns the same refund.
/// </summary>
/// <param name="Amount">Null for the price of the given lines and shipping, after discounts.</param>
/// <param name="Restock">Restocks the given units; at most those shipped and not returned otherwise.</param>
/// <param name="Reason">Null for none; an empty one is refused.</param>
/// <param name="Shipping">The part of the shipping price to refund.</param>
public sealed record RefundOrder(
    string OrderNumber,
    Guid RefundId,
    Money? Amount,
    IReadOnlyList<UnitsToRefund>? Lines,
    bool Restock,
    string? Reason,
    Guid StaffId,
    Money? Shipping = null
) : ICommand<OrderRefundView>;

/// <param name="Line">The line's id or its SKU.</param>
public sealed record UnitsToRefund(string Line, int Quantity);

/// <summary>Calculates a refund without starting it; refused like <see cref="RefundOrder"/>.</summary>
public sealed record PreviewRefund(
    string OrderNumber,
    Money? Amount,
    IReadOnlyList<UnitsToRefund>? Lines,
    Money? Shipping,
    bool Restock = false
) : IQuery<RefundPreview>;

/// <param name="Tax">The VAT included in the amount.</param>
/// <param name="Refundable">The maximum refundable amount.</param>
public sealed record RefundPreview(Money Amount, Money Tax, IReadOnlyList<TaxLine> TaxLines, Money Refundable);
