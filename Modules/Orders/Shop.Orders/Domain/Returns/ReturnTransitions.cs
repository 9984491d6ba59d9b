using Shop.Orders.Contracts.Returns;

namespace Shop.Orders.Domain.Returns;

/// <summary>A status transition. Does nothing when the return is already in the target status.</summary>
/// <param name="Refusal">The error code in any other status.</param>
internal sealed record ReturnTransition(string Name, IReadOnlyList<ReturnStatus> From, ReturnStatus To, string Refusal);

/// <summary>The state machine of a return.</summary>
internal static class ReturnTransitions
{
    public static ReturnTransition Approve { get; } =
        new("approve", [ReturnStatus.Requested], ReturnStatus.Approved, "orders.cannot-approve-return");

    public static ReturnTransition Decline { get; } =
        new("decline", [ReturnStatus.Requested], ReturnStatus.Declined, "orders.cannot-decline-return");

    public static ReturnTransition Send { get; } =
        new("send", [ReturnStatus.Approved], ReturnStatus.InTransit, "orders.cannot-send-return");

    public static ReturnTransition Receive { get; } =
        new("receive", [ReturnStatus.Approved, ReturnStatus.InTransit], ReturnStatus.Received, "orders.cannot-receive-return");

    public static ReturnTransition Inspect { get; } =
        new("inspect", [ReturnStatus.Received], ReturnStatus.Inspected, "orders.cannot-inspect-return");

    public static ReturnTransition Resolve { get; } =
        new("resolve", [ReturnStatus.Inspected], ReturnStatus.Resolved, "orders.cannot-resolve-return");

    public static ReturnTransition Close { get; } =
        new("close", [ReturnStatus.Resolved], ReturnStatus.Closed, "orders.cannot-close-return");

    public static ReturnTransition Cancel { get; } =
        new(
            "cancel",
            [ReturnStatus.Requested, ReturnStatus.Approved, ReturnStatus.InTransit],
            ReturnStatus.Canceled,
            "orders.cannot-cancel-return"
        );

    public static ReturnTransition Expire { get; } =
        new("expire", [ReturnStatus.Approved], ReturnStatus.Expired, "orders.cannot-expire-return");

    public static IReadOnlyList<ReturnTransition> All { get; } = [Approve, Decline, Send, Receive, Inspect, Resolve, Close, Cancel, Expire];
}
