using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>
/// Changes a confirmed order after it was placed: other quantities of what has not been put into a shipment, further goods at today's
/// prices, another price for delivery. What it then costs
/// more is paid by link, what it costs less is paid back when <paramref name="Refund"/> says so. Refused when the order was changed since
/// <paramref name="Version"/>
/// (<c>kernel.changed-meanwhile</c>), or goods are sold out (<c>orders.out-of-stock</c>). Repeating it with the same id is harmless.
/// </summary>
/// <param name="Lines">New quantities of lines; zero takes a line out of which nothing was shipped, canceled or paid back.</param>
/// <param name="Added">Goods that the order has no line of.</param>
/// <param name="Shipping">The new price of the delivery; null leaves it.</param>
public sealed record ReviseOrder(
    string OrderNumber,
    Guid RevisionId,
    int Version,
    IReadOnlyList<RevisedLine> Lines,
    IReadOnlyList<AddedLine> Added,
    Money? Shipping,
    bool Refund,
    string Reason,
    Guid StaffId
) : ICommand<RevisionView>;

/// <param name="Line">The line's id or its SKU.</param>
public sealed record RevisedLine(string Line, int Quantity);

/// <param name="UnitPrice">Null for today's price.</param>
public sealed record AddedLine(Sku Sku, int Quantity, Money? UnitPrice = null);

/// <summary>What such a revision would come to. Changes nothing.</summary>
public sealed record PreviewRevision(string OrderNumber, IReadOnlyList<RevisedLine> Lines, IReadOnlyList<AddedLine> Added, Money? Shipping)
    : IQuery<RevisionView>;

/// <param name="Number">1 for the first revision of an order.</param>
/// <param name="Delta">Positive: to be paid on top. Negative: too much was paid.</param>
/// <param name="Changes">In words, one a line.</param>
public sealed record RevisionView(int Number, Money Before, Money After, Money Delta, IReadOnlyList<string> Changes);
