using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Domain;

/// <summary>A refund of one payment.</summary>
internal sealed class Refund
{
    public Refund(Guid id, Guid operationId, Money amount, Message reason, Guid? storedValueId, Guid? staffId, DateTimeOffset at)
    {
        (Id, OperationId, Amount, Reason, StoredValueId, StaffId, At) = (id, operationId, amount, reason, storedValueId, staffId, at);
    }

    // EF Core does not bind complex values to constructors.
    private Refund() { }

    /// <summary>Also the provider's idempotency key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Chosen by the caller; one operation may refund several payments.</summary>
    public Guid OperationId { get; private set; }

    public Money Amount { get; private set; }

    public Message Reason { get; private set; } = null!;

    /// <summary>The gift card or store credit that is refunded; null when the provider or staff refund it.</summary>
    public Guid? StoredValueId { get; private set; }

    public RefundState State { get; private set; }

    public Message? FailureReason { get; private set; }

    public Guid? StaffId { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal void Succeed() => (State, FailureReason) = (RefundState.Succeeded, null);

    internal void Fail(Message reason) => (State, FailureReason) = (RefundState.Failed, reason);

    internal void Resubmit() => (State, FailureReason) = (RefundState.Submitted, null);
}
