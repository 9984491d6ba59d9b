using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>
/// Revises a confirmed order: quantities not yet in a shipment, additional products at current prices, or the shipping price. An increase
/// is paid by link; a reduction is refunded when <paramref name="Refund"/> is true. Refused when the order was changed since <paramref
/// name="Version"/> (<c>kernel.changed-meanwhile</c>), or a product is sold out (<c>orders.out-of-stock</c>). Idempotent by id.
/// </summary>
/// <param name="Lines">New quantities; zero removes a line, if no unit of it was shipped, canceled or refunded.</param>
/// <param name="Added">Products to add as new lines.</param>
/// <param name="Shipping">The new shipping price; null to keep it.</param>
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

/// <param name="UnitPrice">Null for the current price.</param>
public sealed record AddedLine(Sku Sku, int Quantity, Money? UnitPrice = null);

/// <summary>Calculates a revision without saving it.</summary>
public sealed record PreviewRevision(string OrderNumber, IReadOnlyList<RevisedLine> Lines, IReadOnlyList<AddedLine> Added, Money? Shipping)
    : IQuery<RevisionView>;

/// <param name="Number">1 for the first revision of an order.</param>
/// <param name="Delta">Positive when more is to be paid, negative when overpaid.</param>
/// <param name="Changes">One message per change.</param>
public sealed record RevisionView(int Number, Money Before, Money After, Money Delta, IReadOnlyList<Message> Changes);
