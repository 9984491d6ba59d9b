using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>
/// The amount of <c>StartPayment</c> is authorized or captured in full, or an offline method was accepted (<paramref name="IsOffline"/>:
/// nothing received yet). With <paramref name="IsCaptured"/> the money was captured in the same step, <paramref name="Amount"/> is the
/// captured amount, which may exceed the requested one, and no <see cref="PaymentCaptured"/> follows. Raised once per attempt, even when
/// the reference was canceled or has expired; the receiver must then refund it. Covers this attempt only; the receiver adds up all attempts
/// of the reference.
/// </summary>
[EventName("payments.payment-covered.v1")]
public sealed record PaymentCovered(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid PaymentId,
    string Method,
    Money Amount,
    bool IsCaptured,
    bool IsOffline
) : IIntegrationEvent;
