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
        return new PaymentLedger(
            query.Reference,
            PaymentViews.Sum(payments.Select(payment => payment.OpenAuthorization), query.Currency),
            PaymentViews.Sum(payments.Select(payment => payment.Captured), query.Currency),
            PaymentViews.Sum(payments.Select(payment => payment.Refunded), query.Currency),
            PaymentViews.Sum(payments.Select(payment => payment.RefundPending), query.Currency),
            PaymentViews.Sum(payments.Select(payment => payment.Disputed), query.Currency),
            PaymentViews.Sum(payments.Select(payment => payment.ChargedBack), query.Currency),
            payments.Exists(payment => payment.IsUndecided || payment.IsAwaitingMoney),
            [.. payments.Select(payment => PaymentViews.Of(payment))]
        );
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
                    return new PaymentTotals(
                        group.Key,
                        PaymentViews.Sum(group.Select(payment => payment.OpenAuthorization), currency),
                        PaymentViews.Sum(group.Select(payment => payment.Captured), currency),
                        PaymentViews.Sum(group.Select(payment => payment.Refunded), currency),
                        PaymentViews.Sum(group.Select(payment => payment.RefundPending), currency),
                        PaymentViews.Sum(group.Select(payment => payment.Disputed), currency),
                        PaymentViews.Sum(group.Select(payment => payment.ChargedBack), currency),
                        group.Any(payment => payment.IsUndecided),
                        group.Any(payment => payment.IsOffline && payment.State != PaymentStatus.Canceled),
                        group.Any(payment => payment.RefundPending.IsPositive)
                    );
                }),
        ]);
    }
}
