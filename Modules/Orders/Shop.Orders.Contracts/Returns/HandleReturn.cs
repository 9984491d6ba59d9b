using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Returns;

/// <summary>Agrees to take the goods back. Repeatable.</summary>
public sealed record ApproveReturn(Guid ReturnId, Guid StaffId) : ICommand;

/// <summary>Refuses to take the goods back; the shopper is told why. Repeatable.</summary>
public sealed record DeclineReturn(Guid ReturnId, string Reason, Guid StaffId) : ICommand;

/// <summary>The goods are on their way. Repeatable.</summary>
public sealed record MarkReturnSent(Guid ReturnId, Guid StaffId) : ICommand;

/// <summary>Goods arrived; a first part may arrive before the rest. Repeatable.</summary>
/// <param name="Lines">How many have arrived in all so far, by the order's line or SKU; null for everything.</param>
public sealed record ReceiveReturn(Guid ReturnId, IReadOnlyList<UnitsToReturn>? Lines, Guid StaffId) : ICommand;

/// <summary>Says how each unit was found. Sellable ones go on hand again. Repeatable.</summary>
/// <param name="Location">Code of the active location that takes them in; null for the one that the shipment left from, or else the
/// first.</param>
public sealed record InspectReturn(Guid ReturnId, IReadOnlyList<InspectedUnits> Lines, Guid StaffId, string? Location = null) : ICommand;

/// <param name="Line">The order line's id or its SKU. The four numbers together are the units of the return.</param>
public sealed record InspectedUnits(string Line, int Sellable, int Damaged, int Missing, int SentBack);

public enum ReturnResolution
{
    /// <summary>Back the way the money came.</summary>
    Refund,

    /// <summary>To the customer's account with the shop; needs one.</summary>
    StoreCredit,

    /// <summary>Other goods instead: a new order, linked, of which only the difference is paid.</summary>
    Exchange,

    Repair,

    /// <summary>Nothing is paid; the goods go back to the shopper or stay as they are.</summary>
    Refused,
}

/// <summary>
/// Says what is done about the inspected goods, and does it: pays back what the kept units cost (or another amount), or makes the exchange
/// order. Refused when
/// nothing was kept, more would go back than can, or the exchanged goods are sold out. What is paid back and what becomes store credit are
/// a refund each; the delivery, and what exchanged goods
/// cost less, go with the former if there is one. Repeatable: the refunds' ids follow from the return's.
/// </summary>
/// <param name="Amount">In all; null for what the kept units cost, discounts taken off; less where something is kept back. Paid back and
/// store credit each get their part in proportion to what their units cost.</param>
/// <param name="Shipping">Of the delivery's price; a withdrawal gives the standard delivery back.</param>
/// <param name="Lines">Each line of the return once.</param>
/// <param name="ExchangeFor">What is sent instead of the lines with <see cref="ReturnResolution.Exchange"/>. Null for the same
/// goods.</param>
public sealed record ResolveReturn(
    Guid ReturnId,
    IReadOnlyList<ResolvedUnits> Lines,
    Money? Amount,
    Money? Shipping,
    IReadOnlyList<ExchangedUnits>? ExchangeFor,
    Guid StaffId
) : ICommand<ReturnView>;

/// <param name="Line">The order line's id or its SKU.</param>
public sealed record ResolvedUnits(string Line, ReturnResolution Resolution);

public sealed record ExchangedUnits(Sku Sku, int Quantity);

/// <summary>Ends a resolved return by hand, where nothing more is waited for. Repeatable.</summary>
public sealed record CloseReturn(Guid ReturnId, Guid StaffId) : ICommand;

/// <summary>Gives a return up before the goods arrived. Repeatable.</summary>
/// <param name="StaffId">Null when the shopper does it.</param>
public sealed record CancelReturn(Guid ReturnId, OrderViewer Viewer, Guid? StaffId) : ICommand;

/// <summary>One return; for staff.</summary>
public sealed record GetReturn(Guid ReturnId) : IQuery<ReturnView>;

/// <summary>
/// What of the delivery's price a return gives back, as <see cref="ReturnPreview.Delivery"/> foretells it; for staff who resolve it.
/// Nothing once that much went back.
/// </summary>
public sealed record GetDeliveryDue(Guid ReturnId) : IQuery<Money>;

/// <summary>Returns, newest first. <paramref name="Query"/> matches the start of the RMA or order number.</summary>
/// <param name="Status">As the API names it; null or empty for all.</param>
public sealed record ListReturns(string? Query, string? Status, int Page, int PageSize) : IQuery<PagedList<ReturnItem>>;

public sealed record ReturnItem(
    Guid Id,
    string Number,
    string OrderNumber,
    ReturnKind Kind,
    string Status,
    int Units,
    DateTimeOffset RequestedAt
);
