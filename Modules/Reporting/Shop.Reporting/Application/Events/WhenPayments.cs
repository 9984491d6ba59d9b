using Microsoft.Extensions.Options;
using Shop.Kernel.Messaging;
using Shop.Payments.Contracts.Events;
using Shop.Reporting.Domain;

namespace Shop.Reporting.Application.Events;

/// <summary>Gets or adds the fact of a payment, whichever of its events arrives first.</summary>
internal static class PaymentFacts
{
    public static async Task<PaymentFact> TouchAsync(
        ReportingDbContext db,
        Guid paymentId,
        string method,
        DateOnly day,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var fact = await db.FindTrackedAsync<PaymentFact>(paymentId, cancellationToken);
        if (fact is null)
        {
            fact = new PaymentFact
            {
                Id = paymentId,
                Day = day,
                Method = method,
                RecordedAt = now,
            };
            db.Payments.Add(fact);
        }

        // Events may arrive out of order; the earliest one sets the start.
        (fact.Day, fact.RecordedAt) = (day < fact.Day ? day : fact.Day, now);
        return fact;
    }
}

internal sealed class WhenPaymentStarted(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<PaymentStarted>
{
    public async Task Handle(PaymentStarted started, CancellationToken cancellationToken)
    {
        await PaymentFacts.TouchAsync(
            db,
            started.PaymentId,
            started.Method,
            options.Value.DayOf(started.OccurredAt),
            clock.GetUtcNow(),
            cancellationToken
        );
    }
}

internal sealed class WhenPaymentCovered(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<PaymentCovered>
{
    public async Task Handle(PaymentCovered covered, CancellationToken cancellationToken)
    {
        var fact = await PaymentFacts.TouchAsync(
            db,
            covered.PaymentId,
            covered.Method,
            options.Value.DayOf(covered.OccurredAt),
            clock.GetUtcNow(),
            cancellationToken
        );
        fact.Succeeded = true;
        if (covered.IsCaptured)
            db.Receipts.Add(
                new ReceiptFact
                {
                    Id = covered.EventId,
                    Day = options.Value.DayOf(covered.OccurredAt),
                    RecordedAt = clock.GetUtcNow(),
                    OrderId = covered.Reference,
                    Amount = covered.Amount.Amount,
                }
            );
    }
}

internal sealed class WhenPaymentCaptured(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<PaymentCaptured>
{
    public Task Handle(PaymentCaptured captured, CancellationToken cancellationToken)
    {
        db.Receipts.Add(
            new ReceiptFact
            {
                Id = captured.EventId,
                Day = options.Value.DayOf(captured.OccurredAt),
                RecordedAt = clock.GetUtcNow(),
                OrderId = captured.Reference,
                Amount = captured.Amount.Amount,
            }
        );
        return Task.CompletedTask;
    }
}

internal sealed class WhenPaymentFailed(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<PaymentFailed>
{
    public async Task Handle(PaymentFailed failed, CancellationToken cancellationToken)
    {
        var fact = await PaymentFacts.TouchAsync(
            db,
            failed.PaymentId,
            failed.Method,
            options.Value.DayOf(failed.OccurredAt),
            clock.GetUtcNow(),
            cancellationToken
        );
        fact.Failed = true;
    }
}

internal sealed class WhenPaymentStaffActed(ReportingDbContext db) : ICollectingHandler<PaymentStaffActed>
{
    public Task Handle(PaymentStaffActed acted, CancellationToken cancellationToken)
    {
        db.Audit.Add(
            new AuditEntry(acted.EventId, acted.OccurredAt, acted.StaffId, $"payment.{acted.Action}", acted.Subject, acted.Detail)
        );
        return Task.CompletedTask;
    }
}
