using Shop.Kernel;

namespace Shop.Orders.Domain.Orders;

internal sealed partial class Order
{
    internal sealed record Placed(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record NothingToPay(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record TendersTaken(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record Confirmed(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record Canceled(Order Order, bool WasConfirmed, string Reason, DateTimeOffset At) : IDomainEvent;

    internal sealed record Expired(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record Completed(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record UnitsAssigned(Order Order, Guid ShipmentId, DateTimeOffset At) : IDomainEvent;

    internal sealed record ReceiptConfirmed(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record RefundStarted(Order Order, OrderRefund Refund, DateTimeOffset At) : IDomainEvent;

    internal sealed record RefundSucceeded(Order Order, OrderRefund Refund, DateTimeOffset At) : IDomainEvent;

    internal sealed record StaffActed(Guid StaffId, string Action, string Number, string? Detail, DateTimeOffset At) : IDomainEvent;
}
