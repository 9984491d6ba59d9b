using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Payments.Application.Attempts;
using Shop.Payments.Application.Methods;
using Shop.Payments.Application.Providers;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Payments.Domain;
using Mismatch = Shop.Payments.Domain.Mismatch;

namespace Shop.Payments.Application.Reconciliation;

internal sealed class RepairMismatchValidator : AbstractValidator<RepairMismatch>
{
    public RepairMismatchValidator() => RuleFor(command => command.Reason).MaximumLength(300).SingleLine();
}

internal sealed class RepairMismatchHandler(
    PaymentsDbContext db,
    PaymentMethods methods,
    ChargeSnapshotApplier applier,
    StaffNotes notes,
    TimeProvider clock
) : IRequestHandler<RepairMismatch, Result>
{
    public async Task<Result> Handle(RepairMismatch command, CancellationToken cancellationToken)
    {
        var mismatch = await db
            .Mismatches.AsTracking()
            .SingleOrDefaultAsync(candidate => candidate.Id == command.MismatchId, cancellationToken);
        if (mismatch is null)
            return PaymentErrors.NoMismatch;
        if (mismatch.ResolvedAt is not null)
            return Result.Success;
        if (!Repairs.Of(mismatch).Contains(command.Repair))
            return PaymentErrors.NoSuchRepair;

        if (command.Repair == Repair.Explain)
        {
            if (string.IsNullOrWhiteSpace(command.Reason))
                return PaymentErrors.ReasonNeeded;

            mismatch.Explain(command.Reason.Trim(), command.StaffId, clock.GetUtcNow());
            return await DoneAsync(mismatch, command, cancellationToken);
        }

        var error =
            methods.Provider(mismatch.Provider) is not { } provider ? PaymentErrors.ProviderSilent
            : command.Repair == Repair.RefundCharge ? await RefundChargeAsync(provider, mismatch, cancellationToken)
            : await AgreeAsync(provider, mismatch, command.Repair, cancellationToken);
        if (error is not null)
            return error;

        mismatch.Resolve(
            command.Repair switch
            {
                Repair.TakeOver => new Message("payments.repaired-by-provider-state"),
                Repair.SendRefunds => new Message("payments.repaired-by-refunds"),
                _ => new Message("payments.repaired-by-charge-refund"),
            },
            command.StaffId,
            clock.GetUtcNow()
        );
        return await DoneAsync(mismatch, command, cancellationToken);
    }

    private async Task<Result> DoneAsync(Mismatch mismatch, RepairMismatch command, CancellationToken cancellationToken)
    {
        notes.Add(command.StaffId, "repair-mismatch", mismatch.ProviderReference ?? mismatch.Subject, mismatch.Resolution);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }

    /// <summary>The mismatch id is the idempotency key, so that two clicks refund once.</summary>
    private static async Task<Error?> RefundChargeAsync(
        IPaymentProvider provider,
        Mismatch mismatch,
        CancellationToken cancellationToken
    ) =>
        await provider.RefundChargeAsync(
            mismatch.ProviderReference!,
            new Money(mismatch.Theirs!.Value, mismatch.Currency),
            mismatch.Id,
            cancellationToken
        )
            ? null
            : PaymentErrors.ProviderSilent;

    /// <summary>Repairs one side and checks whether both agree now.</summary>
    private async Task<Error?> AgreeAsync(IPaymentProvider provider, Mismatch mismatch, Repair repair, CancellationToken cancellationToken)
    {
        if (await db.FindAsync(mismatch.PaymentId!.Value, cancellationToken) is not { } payment)
            return PaymentErrors.NotFound;

        ChargeSnapshot? charge = null;
        if (repair == Repair.SendRefunds)
            foreach (
                var refund in payment
                    .Refunds.Where(refund => refund is { StoredValueId: null, State: RefundState.Submitted or RefundState.Succeeded })
                    .ToList()
            )
                if ((charge = await provider.RefundAsync(payment, refund, cancellationToken)) is null)
                    return PaymentErrors.ProviderSilent;

        charge ??= await provider.GetAsync(payment, cancellationToken);
        if (charge is null)
            return PaymentErrors.ProviderSilent;

        payment = (
            await applier.ApplyAsync(charge, webhookEvent: null, cancellationToken, also: known =>
                repair == Repair.TakeOver && known.AdoptRefunds(charge, clock.GetUtcNow())
            )
        )!;
        return Comparison.Of(ListedCharge.Of(charge), payment).Any(difference => difference.Kind == mismatch.Kind)
            ? PaymentErrors.StillDiffers
            : null;
    }
}
