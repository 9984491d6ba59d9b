using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Operations;

/// <summary>
/// Pays an amount back over the payments it came in by, newest first. Refused (<c>payments.refund-too-high</c>) when captured less refunded
/// and less pending refunds is smaller.
/// The provider's answer comes as an event: <c>PaymentRefunded</c> or <c>RefundFailed</c>; offline payments count as paid back at once,
/// staff send the money.
/// What was paid with a gift card or store credit goes back to it at once. Repeatable by operation id.
/// </summary>
/// <param name="ToStoreCreditOf">An account: all of it becomes its store credit, at once, and no provider is called. Null to pay back the
/// way the money came.</param>
public sealed record RefundPayment(
    Guid Reference,
    Guid OperationId,
    Money Amount,
    string Reason,
    Guid? StaffId,
    Guid? ToStoreCreditOf = null
) : ICommand<RefundStarted>;

/// <param name="IsDone">False while the provider has not confirmed it yet.</param>
public sealed record RefundStarted(Guid RefundId, bool IsDone);

/// <summary>Submits a failed refund again.</summary>
public sealed record RetryRefund(Guid RefundId, Guid StaffId) : ICommand;
