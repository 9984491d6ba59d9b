using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>An authorization was voided by the shop, or ended by the provider (<paramref name="IsExpired"/>: it expired).</summary>
/// <param name="Amount">The amount that was still authorized.</param>
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

/// <summary>An authorization expires soon unless it is captured. Raised once per payment.</summary>
/// <param name="Amount">The amount still authorized.</param>
/// <param name="Until">When the authorization expires.</param>
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
