using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

internal sealed class GetPaymentsHandler(PaymentsDbContext db) : IRequestHandler<GetPayments, Result<PaymentLedger>>
{
    public async Task<Result<PaymentLedger>> Handle(GetPayments query, CancellationToken cancellationToken)
    {
        var payments = await db.ListAsync(query.Reference, cancellationToken);
        return new PaymentLedger
        {
            Reference = query.Reference,
            Authorized = PaymentViews.Sum(payments.Select(payment => payment.OpenAuthorization), query.Currency),
            Captured = PaymentViews.Sum(payments.Select(payment => payment.Captured), query.Currency),
            Refunded = PaymentViews.Sum(payments.Select(payment => payment.Refunded), query.Currency),
            RefundPending = PaymentViews.Sum(payments.Select(payment => payment.RefundPending), query.Currency),
            Disputed = PaymentViews.Sum(payments.Select(payment => payment.Disputed), query.Currency),
            ChargedBack = PaymentViews.Sum(payments.Select(payment => payment.ChargedBack), query.Currency),
            HasPending = payments.Exists(payment => payment.IsUndecided || payment.IsAwaitingMoney),
            Payments = [.. payments.Select(payment => PaymentViews.Of(payment))],
        };
    }
}

internal sealed class GetPaymentHandler(PaymentsDbContext db) : IRequestHandler<GetPayment, Result<PaymentSummary>>
{
    public async Task<Result<PaymentSummary>> Handle(GetPayment query, CancellationToken cancellationToken) =>
        await db.FindAsync(query.PaymentId, cancellationToken) is { } payment ? PaymentViews.Of(payment) : PaymentErrors.NotFound;
}

internal sealed class ListPaymentTotalsValidator : AbstractValidator<ListPaymentTotals>
{
    public ListPaymentTotalsValidator() => RuleFor(query => query.References.Count).LessThanOrEqualTo(500);
}

internal sealed class ListPaymentTotalsHandler(PaymentsDbContext db)
    : IRequestHandler<ListPaymentTotals, Result<IReadOnlyList<PaymentTotals>>>
{
    public async Task<Result<IReadOnlyList<PaymentTotals>>> Handle(ListPaymentTotals query, CancellationToken cancellationToken)
    {
        var payments = await db.ListBareAsync(query.References, cancellationToken);
        return Result<IReadOnlyList<PaymentTotals>>.Success([
            .. payments
                .GroupBy(payment => payment.Reference)
                .Select(group =>
                {
                    var currency = group.First().Currency;
                    return new PaymentTotals
                    {
                        Reference = group.Key,
                        Authorized = PaymentViews.Sum(group.Select(payment => payment.OpenAuthorization), currency),
                        Captured = PaymentViews.Sum(group.Select(payment => payment.Captured), currency),
                        Refunded = PaymentViews.Sum(group.Select(payment => payment.Refunded), currency),
                        RefundPending = PaymentViews.Sum(group.Select(payment => payment.RefundPending), currency),
                        Disputed = PaymentViews.Sum(group.Select(payment => payment.Disputed), currency),
                        ChargedBack = PaymentViews.Sum(group.Select(payment => payment.ChargedBack), currency),
                        HasPending = group.Any(payment => payment.IsUndecided),
                        HasAcceptedOffline = group.Any(payment => payment.IsOffline && payment.State != PaymentStatus.Canceled),
                        HasFailed = group.Any(payment => payment.RefundPending.IsPositive),
                    };
                }),
        ]);
    }
}
