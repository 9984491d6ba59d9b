using System.Diagnostics;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Domain.Orders;

/// <summary>An immutable entry of an order's timeline.</summary>
internal sealed class OrderStep(
    Guid id,
    int sequence,
    string kind,
    Message message,
    OrderStatus? fromStatus,
    OrderStatus toStatus,
    string actor,
    DateTimeOffset at,
    bool forCustomer,
    Message? reason = null,
    Message? before = null,
    Message? after = null
)
{
    public Guid Id { get; private set; } = id;

    public int Sequence { get; private set; } = sequence;

    public string Kind { get; private set; } = kind;

    public Message Message { get; private set; } = message;

    /// <summary>Null for the first.</summary>
    public OrderStatus? FromStatus { get; private set; } = fromStatus;

    public OrderStatus ToStatus { get; private set; } = toStatus;

    /// <summary><c>customer</c>, <c>system</c> or a staff member's id.</summary>
    public string Actor { get; private set; } = actor;

    public DateTimeOffset At { get; private set; } = at;

    public bool ForCustomer { get; private set; } = forCustomer;

    /// <summary>As typed, or a reason of the shop.</summary>
    public Message? Reason { get; private set; } = reason;

    /// <summary>The values before and after a change; null when the message is sufficient.</summary>
    public Message? Before { get; private set; } = before;

    public Message? After { get; private set; } = after;

    /// <summary>Trace id of the request or event in the logs.</summary>
    public string? TraceId { get; private set; } = Activity.Current?.TraceId.ToHexString();
}

internal static class Actor
{
    public const string Customer = "customer";
    public const string System = "system";

    public static string Staff(Guid staffId) => staffId.ToString();

    public static string Of(Guid? staffId) => staffId is { } id ? Staff(id) : Customer;
}
