using MediatR;
using Shop.Kernel;
using Shop.Payments.Application.StoredValues;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Operations;

internal sealed class ReleasePaymentsHandler(
    PaymentsDbContext db,
    VoidSubmitter voids,
    RefundSubmitter refunds,
    StoredValueRefunds storedValues,
    TimeProvider clock
) : IRequestHandler<ReleasePayments, Result>
{
    public async Task<Result> Handle(ReleasePayments command, CancellationToken cancellationToken)
    {
        if (!await voids.ReleaseAsync(command.Reference, command.OperationId, staffId: null, withUndecided: true, cancellationToken))
            return PaymentErrors.ProviderSilent;

        foreach (var (paymentId, refundId) in await SetAsideAsync(command, cancellationToken))
            await refunds.SubmitAsync(paymentId, refundId, cancellationToken);

        return Result.Success;
    }

    /// <summary>Starts refunds of everything captured and closes unpaid offline attempts.</summary>
    private async Task<List<(Guid PaymentId, Guid RefundId)>> SetAsideAsync(ReleasePayments command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var payments = await db.LockReferenceAsync(command.Reference, cancellationToken);
        var parts = new List<(Payment Payment, Refund Refund)>();
        foreach (var payment in payments)
        {
            if (payment.IsAwaitingMoney)
                payment.Cancel(command.Reason, now);
            if (payment.Refundable.IsPositive)
                parts.Add((payment, payment.StartRefund(command.OperationId, payment.Refundable, command.Reason, null, now)));
        }

        await storedValues.PutBackAsync(parts, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. parts.Select(part => (part.Payment.Id.Value, part.Refund.Id))];
    }
}
