using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Payments.Contracts.Events;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure;

internal sealed class PaymentsEventMap : IEventMap
{
    public IIntegrationEvent? Map(IDomainEvent domainEvent) =>
        domainEvent switch
        {
            Payment.Started e => new PaymentStarted(
                NewId(),
                e.At,
                e.Payment.Reference,
                e.Payment.Id.Value,
                e.Payment.Method,
                e.Payment.Amount
            ),
            Payment.Covered e => new PaymentCovered(
                NewId(),
                e.At,
                e.Payment.Reference,
                e.Payment.Id.Value,
                e.Payment.Method,
                e.IsCaptured ? e.Payment.Captured : e.Payment.Amount,
                e.IsCaptured,
                e.Payment.IsOffline
            ),
            Payment.CaptureBooked e => new PaymentCaptured(
                NewId(),
                e.At,
                e.Payment.Reference,
                e.Payment.Id.Value,
                e.Payment.Method,
                e.Amount
            ),
            Payment.VoidBooked e => new PaymentVoided(
                NewId(),
                e.At,
                e.Payment.Reference,
                e.Payment.Id.Value,
                e.Payment.Method,
                e.Amount,
                e.IsExpired
            ),
            Payment.AuthorizationEnding e => new PaymentAuthorizationExpiring(
                NewId(),
                e.At,
                e.Payment.Reference,
                e.Payment.Id.Value,
                e.Payment.Method,
                e.Payment.OpenAuthorization,
                e.Payment.AuthorizedUntil!.Value
            ),
            Payment.DisputeBooked e => new PaymentDisputed(
                NewId(),
                e.At,
                e.Payment.Reference,
                e.Payment.Id.Value,
                e.Payment.Method,
                e.Dispute.Id,
                e.Dispute.Amount,
                e.Dispute.State
            ),
            Payment.FailureBooked e => new PaymentFailed(
                NewId(),
                e.At,
                e.Payment.Reference,
                e.Payment.Id.Value,
                e.Payment.Method,
                e.Payment.Amount,
                e.Reason
            ),
            Payment.RefundBooked e => new PaymentRefunded(
                NewId(),
                e.At,
                e.Payment.Reference,
                e.Payment.Id.Value,
                e.Refund.OperationId,
                e.Refund.Amount
            ),
            Payment.RefundFailureBooked e => new RefundFailed(
                NewId(),
                e.At,
                e.Payment.Reference,
                e.Payment.Id.Value,
                e.Refund.OperationId,
                e.Refund.Amount,
                e.Reason
            ),
            _ => null,
        };

    private static Guid NewId() => Guid.CreateVersion7();
}
