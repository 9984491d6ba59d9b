using Shop.Payments.Application.Attempts;
using Shop.Payments.Application.Methods;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Application.Operations;

/// <summary>Voids authorizations at their providers, after the request was booked.</summary>
internal sealed class VoidSubmitter(
    PaymentsDbContext db,
    PaymentMethods methods,
    ChargeSnapshotApplier applier,
    StaffNotes notes,
    TimeProvider clock
)
{
    /// <summary>False when a provider did not respond.</summary>
    /// <param name="withUndecided">Also cancels pending attempts.</param>
    public async Task<bool> ReleaseAsync(
        Guid reference,
        Guid operationId,
        Guid? staffId,
        bool withUndecided,
        CancellationToken cancellationToken
    )
    {
        var known = await db.ListBareAsync([reference], cancellationToken);
        var open = known.FindAll(payment =>
            payment.OpenAuthorization.IsPositive || (withUndecided && (payment.IsUndecided || payment.State == PaymentStatus.Failed))
        );
        if (open.Exists(payment => payment.OpenAuthorization.IsPositive))
            await AskAsync(reference, operationId, staffId, cancellationToken);

        foreach (var payment in open)
        {
            if (methods.Provider(payment.Method) is not { } provider)
                continue;
            if (await provider.CancelAsync(payment, cancellationToken) is not { } charge)
                return false;

            await applier.ApplyAsync(charge, webhookEvent: null, cancellationToken, after =>
                after.FailVoid(operationId, clock.GetUtcNow())
            );
        }

        return true;
    }

    private async Task AskAsync(Guid reference, Guid operationId, Guid? staffId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var payment in await db.LockReferenceAsync(reference, cancellationToken))
        {
            var version = payment.Version;
            payment.RequestVoid(operationId, staffId, clock.GetUtcNow());
            if (payment.Version != version)
                notes.Add(staffId, "void", payment.ReferenceText, payment.OpenAuthorization);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
