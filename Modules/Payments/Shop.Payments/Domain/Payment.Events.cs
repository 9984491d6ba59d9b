using Shop.Kernel;

namespace Shop.Payments.Domain;

internal sealed partial class Payment
{
    internal sealed record Started(Payment Payment, DateTimeOffset At) : IDomainEvent;

    internal sealed record Covered(Payment Payment, bool IsCaptured, DateTimeOffset At) : IDomainEvent;

    internal sealed record CaptureBooked(Payment Payment, Money Amount, DateTimeOffset At) : IDomainEvent;

    internal sealed record VoidBooked(Payment Payment, Money Amount, bool IsExpired, DateTimeOffset At) : IDomainEvent;

    internal sealed record AuthorizationEnding(Payment Payment, DateTimeOffset At) : IDomainEvent;

    internal sealed record DisputeBooked(Payment Payment, ChargeDispute Dispute, DateTimeOffset At) : IDomainEvent;

    internal sealed record FailureBooked(Payment Payment, Message Reason, DateTimeOffset At) : IDomainEvent;

    internal sealed record RefundBooked(Payment Payment, Refund Refund, DateTimeOffset At) : IDomainEvent;

    internal sealed record RefundFailureBooked(Payment Payment, Refund Refund, Message Reason, DateTimeOffset At) : IDomainEvent;
}
