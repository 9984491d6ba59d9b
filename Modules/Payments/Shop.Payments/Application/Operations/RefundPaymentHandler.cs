using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Payments.Application.StoredValues;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Operations;

internal sealed class RefundPaymentValidator : AbstractValidator<RefundPayment>
{
    public RefundPaymentValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.Amount)
            .Must(amount => amount.IsPositive && amount.IsInMinorUnits)
            .WithError("payments.amount-not-positive");
        RuleFor(command => command.Reason).NotNull();
    }
}

internal sealed class RefundPaymentHandler(
    PaymentsDbContext db,
    RefundSubmitter submitter,
    StoredValueRefunds storedValues,
    TimeProvider clock
) : IRequestHandler<RefundPayment, Result<RefundStarted>>
{
    public async Task<Result<RefundStarted>> Handle(RefundPayment command, CancellationToken cancellationToken)
    {
        List<(Guid PaymentId, Guid RefundId)> parts;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var payments = await db.LockReferenceAsync(command.Reference, cancellationToken);
            parts =
            [
                .. from payment in payments
                from refund in payment.Refunds
                where refund.OperationId == command.OperationId
                select (payment.Id.Value, refund.Id),
            ];
            if (parts.Count == 0)
            {
                var refundable = payments.Aggregate(Money.Zero(command.Amount.Currency), (sum, payment) => sum + payment.Refundable);
                if (command.Amount > refundable)
                    return PaymentErrors.RefundTooHigh(refundable);

                var credit = command.ToStoreCreditOf is { } account
                    ? await storedValues.AccountAsync(account, command.Amount.Currency, cancellationToken)
                    : null;
                var begun = Split(payments, command, credit?.Id.Value);
                await storedValues.PutBackAsync(begun, cancellationToken);
                parts = [.. begun.Select(part => (part.Payment.Id.Value, part.Refund.Id))];
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
        }

        var done = true;
        foreach (var (paymentId, refundId) in parts)
            done &= await submitter.SubmitAsync(paymentId, refundId, cancellationToken) == RefundState.Succeeded;

        return new RefundStarted(parts[0].RefundId, done);
    }

    /// <summary>Newest payment first.</summary>
    private List<(Payment Payment, Refund Refund)> Split(List<Payment> payments, RefundPayment command, Guid? storeCredit)
    {
        var parts = new List<(Payment, Refund)>();
        var left = command.Amount;
        foreach (var payment in payments.OrderByDescending(payment => payment.StartedAt).Where(payment => payment.Refundable.IsPositive))
        {
            if (!left.IsPositive)
                break;

            var part = Money.Min(left, payment.Refundable);
            parts.Add(
                (payment, payment.StartRefund(command.OperationId, part, command.Reason, command.StaffId, clock.GetUtcNow(), storeCredit))
            );
            left -= part;
        }

        return parts;
    }
}

internal sealed class RetryRefundHandler(PaymentsDbContext db, RefundSubmitter submitter, TimeProvider clock)
    : IRequestHandler<RetryRefund, Result>
{
    public async Task<Result> Handle(RetryRefund command, CancellationToken cancellationToken)
    {
        var found = await db
            .Payments.Where(payment => payment.Refunds.Any(refund => refund.Id == command.RefundId))
            .Select(payment => (PaymentId?)payment.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (found is not { } id || await db.FindAsync(id.Value, cancellationToken) is not { } payment)
            return PaymentErrors.NotFound;

        payment.RetryRefund(payment.Refunds.Single(refund => refund.Id == command.RefundId), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await submitter.SubmitAsync(payment.Id.Value, command.RefundId, cancellationToken);
        return Result.Success;
    }
}
