using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Domain.Orders;

/// <summary>A status transition. Does nothing when the order is already in the target status.</summary>
/// <param name="Refusal">The error code in any other status.</param>
internal sealed record OrderTransition(string Name, IReadOnlyList<OrderStatus> From, OrderStatus To, string Refusal);

/// <summary>The state machine of an order.</summary>
internal static class OrderTransitions
{
    public static OrderTransition Send { get; } = new("send", [OrderStatus.Draft], OrderStatus.PendingPayment, "orders.cannot-send");

    public static OrderTransition Confirm { get; } =
        new(
            "confirm",
            [OrderStatus.PendingPayment, OrderStatus.Draft, OrderStatus.Expired],
            OrderStatus.Confirmed,
            "orders.cannot-confirm"
        );

    public static OrderTransition Expire { get; } =
        new("expire", [OrderStatus.PendingPayment], OrderStatus.Expired, "orders.cannot-expire");

    public static OrderTransition Cancel { get; } =
        new(
            "cancel",
            [OrderStatus.Draft, OrderStatus.PendingPayment, OrderStatus.Confirmed, OrderStatus.OnHold],
            OrderStatus.Canceled,
            "orders.cannot-cancel"
        );

    public static OrderTransition Hold { get; } = new("hold", [OrderStatus.Confirmed], OrderStatus.OnHold, "orders.cannot-hold");

    public static OrderTransition Release { get; } = new("release", [OrderStatus.OnHold], OrderStatus.Confirmed, "orders.cannot-release");

    public static OrderTransition Complete { get; } =
        new("complete", [OrderStatus.Confirmed], OrderStatus.Completed, "orders.cannot-complete");

    public static IReadOnlyList<OrderTransition> All { get; } = [Send, Confirm, Expire, Cancel, Hold, Release, Complete];
}
