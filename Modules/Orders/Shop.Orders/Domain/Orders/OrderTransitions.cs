namespace Shop.Orders.Domain.Orders;

/// <summary>A status transition. Does nothing when the order is already in the target status.</summary>
/// <param name="Done">The past participle, for messages.</param>
internal sealed record OrderTransition(string Name, IReadOnlyList<OrderStatus> From, OrderStatus To, string Done);

/// <summary>The state machine of an order.</summary>
internal static class OrderTransitions
{
    public static OrderTransition Send { get; } = new("send", [OrderStatus.Draft], OrderStatus.PendingPayment, "sent for payment");

    public static OrderTransition Confirm { get; } =
        new("confirm", [OrderStatus.PendingPayment, OrderStatus.Draft, OrderStatus.Expired], OrderStatus.Confirmed, "confirmed");

    public static OrderTransition Expire { get; } = new("expire", [OrderStatus.PendingPayment], OrderStatus.Expired, "expired");

    public static OrderTransition Cancel { get; } =
        new(
            "cancel",
            [OrderStatus.Draft, OrderStatus.PendingPayment, OrderStatus.Confirmed, OrderStatus.OnHold],
            OrderStatus.Canceled,
            "canceled"
        );

    public static OrderTransition Hold { get; } = new("hold", [OrderStatus.Confirmed], OrderStatus.OnHold, "put on hold");

    public static OrderTransition Release { get; } = new("release", [OrderStatus.OnHold], OrderStatus.Confirmed, "released");

    public static OrderTransition Complete { get; } = new("complete", [OrderStatus.Confirmed], OrderStatus.Completed, "completed");

    public static IReadOnlyList<OrderTransition> All { get; } = [Send, Confirm, Expire, Cancel, Hold, Release, Complete];
}
