using MediatR;
using Shop.Kernel;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Operations;

internal sealed class CapturePaymentHandler(PaymentsDbContext db, CaptureSubmitter submitter, StaffNotes notes, TimeProvider clock)
    : IRequestHandler<CapturePayment, Result>
{
    public async Task<Result> Handle(CapturePayment command, CancellationToken cancellationToken)
    {
        var known = await db.ListBareAsync([command.Reference], cancellationToken);
        if (!known.Exists(payment => payment.Capturable.IsPositive || payment.IsCapturing))
            return Result.Success;
        if (command.Amount is { } wanted && wanted.Currency != known[0].Currency)
            return PaymentErrors.OtherCurrency(known[0].Currency);

        foreach (var paymentId in await AskAsync(command, cancellationToken))
            if (!await submitter.SubmitAsync(paymentId, cancellationToken))
                return PaymentErrors.ProviderSilent;

        return Result.Success;
    }

    /// <summary>Books the captures and returns the payments to submit.</summary>
    private async Task<List<Guid>> AskAsync(CapturePayment command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var payments = await db.LockReferenceAsync(command.Reference, cancellationToken);
        if (!payments.Exists(payment => payment.WasAskedToCapture(command.OperationId)))
        {
            var (left, now) = (command.Amount, clock.GetUtcNow());
            foreach (var payment in payments.Where(payment => payment.Capturable.IsPositive))
            {
                if (left is { IsPositive: false })
                    break;

                var amount = left is { } max ? Money.Min(max, payment.Capturable) : payment.Capturable;
                payment.RequestCapture(command.OperationId, amount, command.StaffId, now);
                notes.Add(command.StaffId, "capture", payment.ReferenceText, amount);
                left -= amount;
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return [.. payments.Where(payment => payment.IsCapturing).Select(payment => payment.Id.Value)];
    }
}
