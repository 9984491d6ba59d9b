using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Returns;

public enum ReturnKind
{
    /// <summary>A voluntary return, which the shop approves or declines.</summary>
    Return,

    /// <summary>The shopper's right within the statutory period after delivery; needs no approval.</summary>
    Withdrawal,

    Warranty,

    /// <summary>Returned by the carrier as undeliverable; only created by the shop.</summary>
    ReturnToSender,
}

/// <summary>
/// Requests a return of delivered units. Refused for more units than were delivered and not returned otherwise (at the field), or a late
/// withdrawal (<c>orders.withdrawal-too-late</c>). The same id returns the same return.
/// </summary>
/// <param name="Reason">Null for none; an empty one is refused, except in a withdrawal.</param>
/// <param name="StaffId">Null when the shopper requests it.</param>
public sealed record RequestReturn(
    string OrderNumber,
    OrderViewer Viewer,
    Guid ReturnId,
    ReturnKind Kind,
    IReadOnlyList<UnitsToReturn> Lines,
    string? Reason,
    Guid? StaffId
) : ICommand<ReturnView>;

/// <param name="Line">The line's id or its SKU.</param>
public sealed record UnitsToReturn(string Line, int Quantity);

/// <param name="Number">The RMA number.</param>
/// <param name="ExpiresAt">Deadline for the goods to arrive; null until the return is approved.</param>
/// <param name="RefundAmount">The total refunded, including store credit; null without a refund.</param>
/// <param name="StoreCredit">The part refunded to store credit; null for none.</param>
/// <param name="SendTo">Address to send the goods to; null once they have arrived, or when no location has an address.</param>
/// <param name="ArrivesAt">Code of the location that restocks the goods by default; null once they were inspected.</param>
/// <param name="AllowedActions">For staff: <c>approve</c>, <c>decline</c>, <c>send</c>, <c>receive</c>, <c>inspect</c>, <c>resolve</c>,
/// <c>close</c>, <c>cancel</c>.</param>
public sealed record ReturnView(
    Guid Id,
    string Number,
    string OrderNumber,
    ReturnKind Kind,
    ReturnStatus Status,
    Message Reason,
    IReadOnlyList<ReturnLineView> Lines,
    DateTimeOffset RequestedAt,
    DateTimeOffset? ExpiresAt,
    Money? RefundAmount,
    Money? StoreCredit,
    string? ExchangeOrderNumber,
    IReadOnlyList<ReturnStepView> Steps,
    IReadOnlyList<string> AllowedActions,
    int Version,
    PostalAddress? SendTo,
    string? ArrivesAt
)
{
    /// <summary>Refunded to the original payment method; null for none.</summary>
    public Money? RefundToPaymentMethod =>
        RefundAmount is { } all && all - (StoreCredit ?? Money.Zero(all.Currency)) is { IsPositive: true } rest ? rest : null;
}

/// <param name="Resolution">Null until resolved.</param>
public sealed record ReturnLineView(
    Guid LineId,
    Sku Sku,
    string Title,
    int Quantity,
    int Received,
    int Sellable,
    int Damaged,
    int Missing,
    int SentBack,
    ReturnResolution? Resolution
);

public sealed record ReturnStepView(ReturnStatus? FromStatus, ReturnStatus ToStatus, string Actor, Message? Reason, DateTimeOffset At);
