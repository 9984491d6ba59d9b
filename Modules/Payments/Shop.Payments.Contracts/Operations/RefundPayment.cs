using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Operations;

/// <summary>
/// Refunds an amount across a reference's payments, newest first. Refused (<c>payments.refund-too-high</c>) when it exceeds captured less
/// refunded and pending refunds. The outcome is raised as <c>PaymentRefunded</c> or <c>RefundFailed</c>. Offline payments count as refunded
/// immediately and staff send the money; gift cards and store credit are refunded immediately. Idempotent by operation id.
/// </summary>
/// <param name="ToStoreCreditOf">Account to refund to as store credit, immediately and without calling a provider. Null to refund the
/// original payment methods.</param>
public sealed record RefundPayment(
    Guid Reference,
    Guid OperationId,
    Money Amount,
    Message Reason,
    Guid? StaffId,
    Guid? ToStoreCreditOf = null
) : ICommand<RefundStarted>;

/// <param name="IsDone">False while the provider has not confirmed it yet.</param>
public sealed record RefundStarted(Guid RefundId, bool IsDone);

/// <summary>Retries a failed refund.</summary>
public sealed record RetryRefund(Guid RefundId, Guid StaffId) : ICommand;
