using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>
/// Money that was reserved and never captured is free again: let go of by the shop, or ended by the provider (<paramref name="IsExpired"/>:
/// it ran out).
/// </summary>
/// <param name="Amount">What was still reserved.</param>
[EventName("payments.payment-voided.v1")]
public sealed record PaymentVoided(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid PaymentId,
    string Method,
    Money Amount,
    bool IsExpired
) : IIntegrationEvent;

/// <summary>Reserved money will be lost soon unless it is captured. Raised once per payment; staff decide on its page.</summary>
/// <param name="Amount">What is still reserved.</param>
/// <param name="Until">When the provider lets go of it.</param>
[EventName("payments.payment-authorization-expiring.v1")]
public sealed record PaymentAuthorizationExpiring(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid Reference,
    Guid PaymentId,
    string Method,
    Money Amount,
    DateTimeOffset Until
) : IIntegrationEvent;
