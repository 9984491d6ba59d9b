namespace Shop.Orders.Domain.Returns;

internal enum ReturnStatus
{
    Requested,
    Approved,
    Declined,
    InTransit,
    Received,
    Inspected,
    Resolved,
    Closed,
    Canceled,
    Expired,
}

/// <summary>A status transition. Does nothing when the return is already in the target status.</summary>
/// <param name="Done">The past participle, for messages.</param>
internal sealed record ReturnTransition(string Name, IReadOnlyList<ReturnStatus> From, ReturnStatus To, string Done);

/// <summary>The state machine of a return.</summary>
internal static class ReturnTransitions
{
    public static ReturnTransition Approve { get; } = new("approve", [ReturnStatus.Requested], ReturnStatus.Approved, "approved");

    public static ReturnTransition Decline { get; } = new("decline", [ReturnStatus.Requested], ReturnStatus.Declined, "declined");

    public static ReturnTransition Send { get; } = new("send", [ReturnStatus.Approved], ReturnStatus.InTransit, "sent");

    public static ReturnTransition Receive { get; } =
        new("receive", [ReturnStatus.Approved, ReturnStatus.InTransit], ReturnStatus.Received, "received");

    public static ReturnTransition Inspect { get; } = new("inspect", [ReturnStatus.Received], ReturnStatus.Inspected, "inspected");

    public static ReturnTransition Resolve { get; } = new("resolve", [ReturnStatus.Inspected], ReturnStatus.Resolved, "resolved");

    public static ReturnTransition Close { get; } = new("close", [ReturnStatus.Resolved], ReturnStatus.Closed, "closed");

    public static ReturnTransition Cancel { get; } =
        new("cancel", [ReturnStatus.Requested, ReturnStatus.Approved, ReturnStatus.InTransit], ReturnStatus.Canceled, "canceled");

    public static ReturnTransition Expire { get; } = new("expire", [ReturnStatus.Approved], ReturnStatus.Expired, "expired");

    public static IReadOnlyList<ReturnTransition> All { get; } = [Approve, Decline, Send, Receive, Inspect, Resolve, Close, Cancel, Expire];
}
