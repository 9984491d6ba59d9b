using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Application.Attempts;

internal sealed class ListPaymentsValidator : AbstractValidator<ListPayments>
{
    public ListPaymentsValidator()
    {
        RuleFor(query => query.Query).MaximumLength(100);
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100);
    }
}

internal sealed class ListPaymentsHandler(PaymentsDbContext db) : IRequestHandler<ListPayments, Result<PagedList<PaymentItem>>>
{
    public async Task<Result<PagedList<PaymentItem>>> Handle(ListPayments query, CancellationToken cancellationToken)
    {
        var payments = db.Payments.AsQueryable();
        if (query.Query?.Trim() is { Length: > 0 } text)
        {
            var number = text.ToUpperInvariant();
            payments = payments.Where(payment => payment.ReferenceText.Contains(number));
        }

        if (query.Status is { } status)
            payments = payments.Where(payment => payment.State == status);

        if (!string.IsNullOrEmpty(query.Method))
            payments = payments.Where(payment => payment.Method == query.Method);

        var total = await payments.CountAsync(cancellationToken);
        var rows = await payments
            .OrderByDescending(payment => payment.StartedAt)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken);
        return new PagedList<PaymentItem>(
            [
                .. rows.Select(payment => new PaymentItem
                {
                    PaymentId = payment.Id.Value,
                    Reference = payment.Reference,
                    ReferenceText = payment.ReferenceText,
                    Method = payment.Method,
                    Status = payment.State,
                    Amount = payment.Amount,
                    Authorized = payment.OpenAuthorization,
                    Captured = payment.Captured,
                    Refunded = payment.Refunded,
                    Disputed = payment.Disputed,
                    AuthorizedUntil = payment.OpenAuthorization.IsPositive ? payment.AuthorizedUntil : null,
                    StartedAt = payment.StartedAt,
                }),
            ],
            total,
            query.Page,
            query.PageSize
        );
    }
}
