using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Returns;

/// <summary>Approves a return. Idempotent.</summary>
public sealed record ApproveReturn(Guid ReturnId, Guid StaffId) : ICommand;

/// <summary>Declines the return; the shopper is notified with the reason. Idempotent.</summary>
public sealed record DeclineReturn(Guid ReturnId, string Reason, Guid StaffId) : ICommand;

/// <summary>Marks the goods as sent. Idempotent.</summary>
public sealed record MarkReturnSent(Guid ReturnId, Guid StaffId) : ICommand;

/// <summary>Receives returned goods, in one or several parts. Idempotent.</summary>
/// <param name="Lines">Cumulative quantities received, by order line or SKU; null for everything.</param>
public sealed record ReceiveReturn(Guid ReturnId, IReadOnlyList<UnitsToReturn>? Lines, Guid StaffId) : ICommand;

/// <summary>Records the condition of each unit and restocks the sellable ones. Idempotent.</summary>
/// <param name="Location">Code of the active location to restock; null for the one the shipment left from, or else the first.</param>
public sealed record InspectReturn(Guid ReturnId, IReadOnlyList<InspectedUnits> Lines, Guid StaffId, string? Location = null) : ICommand;

/// <param name="Line">The order line's id or its SKU. The four quantities must add up to the units of the return.</param>
public sealed record InspectedUnits(string Line, int Sellable, int Damaged, int Missing, int SentBack);

public enum ReturnResolution
{
    /// <summary>Refund to the original payment method.</summary>
    Refund,

    /// <summary>Refund to store credit; needs an account.</summary>
    StoreCredit,

    /// <summary>A linked new order for other products, of which only the price difference is paid.</summary>
    Exchange,

    Repair,

    /// <summary>No refund; the goods are sent to the shopper again or kept.</summary>
    Refused,
}

/// <summary>
/// Resolves an inspected return: refunds the accepted units (or another amount), or creates the exchange order. Refused when no unit was
/// accepted, the amount exceeds what is refundable, or the exchange items are sold out. The original payment method and store credit get
/// one refund each; shipping and the price difference of an exchange are added to the former if there is one. Repeatable: refund ids are
/// derived from the return id.
/// </summary>
/// <param name="Amount">The total to refund; null for the price of the accepted units after discounts. Split between the original payment
/// method and store credit in proportion to their units' prices.</param>
/// <param name="Shipping">Part of the shipping price to refund; a withdrawal refunds standard shipping.</param>
/// <param name="Lines">Each line of the return exactly once.</param>
/// <param name="ExchangeFor">Replacements for the lines with <see cref="ReturnResolution.Exchange"/>; null for the same SKUs.</param>
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

/// <summary>Closes a resolved return manually. Idempotent.</summary>
public sealed record CloseReturn(Guid ReturnId, Guid StaffId) : ICommand;

/// <summary>Cancels a return before the goods arrive. Idempotent.</summary>
/// <param name="StaffId">Null when the shopper cancels.</param>
public sealed record CancelReturn(Guid ReturnId, OrderViewer Viewer, Guid? StaffId) : ICommand;

public sealed record GetReturn(Guid ReturnId) : IQuery<ReturnView>;

/// <summary>The shipping refund due for a return, as in <see cref="ReturnPreview.Delivery"/>; zero once that amount was refunded.</summary>
public sealed record GetDeliveryDue(Guid ReturnId) : IQuery<Money>;

/// <summary>Returns, newest first. <paramref name="Query"/> matches a prefix of the RMA or order number.</summary>
/// <param name="Status">Null for all.</param>
public sealed record ListReturns(string? Query, ReturnStatus? Status, int Page, int PageSize) : IQuery<PagedList<ReturnItem>>;

public sealed record ReturnItem(
    Guid Id,
    string Number,
    string OrderNumber,
    ReturnKind Kind,
    ReturnStatus Status,
    int Units,
    DateTimeOffset RequestedAt
);
