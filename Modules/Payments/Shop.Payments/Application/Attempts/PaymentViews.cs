using Shop.Kernel;
using Shop.Payments.Application.Methods;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

internal static class PaymentViews
{
    public static PaymentSummary Of(Payment payment) =>
        new()
        {
            PaymentId = payment.Id.Value,
            Reference = payment.Reference,
            ReferenceText = payment.ReferenceText,
            Method = payment.Method,
            MethodName = PaymentMethods.NameOf(payment.Method),
            IsOffline = payment.IsOffline,
            Status = payment.State,
            Amount = payment.Amount,
            Authorized = payment.OpenAuthorization,
            Captured = payment.Captured,
            Refunded = payment.Refunded,
            Disputed = payment.Disputed,
            ChargedBack = payment.ChargedBack,
            AuthorizedUntil = payment.OpenAuthorization.IsPositive ? payment.AuthorizedUntil : null,
            RedirectUrl = payment.IsUndecided || payment.State == PaymentStatus.Failed ? payment.RedirectUrl : null,
            FailureReason = payment.FailureReason,
            Instructions = payment.Instructions,
            StartedAt = payment.StartedAt,
            Ledger =
            [
                .. payment
                    .Ledger.OrderBy(entry => entry.At)
                    .ThenBy(entry => entry.Kind)
                    .ThenBy(entry => entry.Id)
                    .Select(entry => new LedgerLine(
                        entry.Id,
                        entry.Kind,
                        entry.Amount,
                        entry.ProviderReference,
                        entry.Note,
                        entry.StaffId,
                        entry.At
                    )),
            ],
            ShipsAfterPayment = PaymentMethods.ShipsAfterPayment(payment.Method),
            Refunds =
            [
                .. payment
                    .Refunds.OrderBy(refund => refund.At)
                    .ThenBy(refund => refund.Id)
                    .Select(refund => new RefundPart(refund.OperationId, refund.Amount, refund.State, refund.Reason, refund.At)),
            ],
        };

    public static Money Sum(IEnumerable<Money> parts, Currency currency) =>
        parts.Aggregate(Money.Zero(currency), (sum, part) => sum + part);
}
