using System.Text.Json;
using Shop.Kernel;
using Shop.Payments.Application.Methods;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

internal static class PaymentViews
{
    public static PaymentSummary Of(Payment payment) =>
        new(
            payment.Id.Value,
            payment.Reference,
            payment.ReferenceText,
            payment.Method,
            PaymentMethods.NameOf(payment.Method),
            payment.IsOffline,
            payment.State,
            payment.Amount,
            payment.OpenAuthorization,
            payment.Captured,
            payment.Refunded,
            payment.Disputed,
            payment.ChargedBack,
            payment.OpenAuthorization.IsPositive ? payment.AuthorizedUntil : null,
            payment.IsUndecided || payment.State == PaymentStatus.Failed ? payment.RedirectUrl : null,
            payment.FailureReason,
            payment.Instructions,
            payment.StartedAt,
            [
                .. payment
                    .Ledger.OrderBy(entry => entry.At)
                    .ThenBy(entry => entry.Kind)
                    .ThenBy(entry => entry.Id)
                    .Select(entry => new LedgerLine(
                        entry.Id,
                        JsonNamingPolicy.SnakeCaseLower.ConvertName(entry.Kind.ToString()),
                        entry.Amount,
                        entry.ProviderReference,
                        entry.Note,
                        entry.StaffId,
                        entry.At
                    )),
            ]
        )
        {
            ShipsAfterPayment = PaymentMethods.ShipsAfterPayment(payment.Method),
            Refunds =
            [
                .. payment
                    .Refunds.OrderBy(refund => refund.At)
                    .ThenBy(refund => refund.Id)
                    .Select(refund => new RefundPart(
                        refund.OperationId,
                        refund.Amount,
                        JsonNamingPolicy.SnakeCaseLower.ConvertName(refund.State.ToString()),
                        refund.Reason,
                        refund.At
                    )),
            ],
        };

    public static Money Sum(IEnumerable<Money> parts, Currency currency) =>
        parts.Aggregate(Money.Zero(currency), (sum, part) => sum + part);
}
