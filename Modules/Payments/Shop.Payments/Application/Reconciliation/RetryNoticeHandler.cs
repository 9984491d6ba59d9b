using System.Text;
using MediatR;
using Shop.Kernel;
using Shop.Payments.Application.Attempts;
using Shop.Payments.Application.Methods;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Reconciliation;

internal sealed class RetryNoticeHandler(
    PaymentsDbContext db,
    PaymentMethods methods,
    Finalizer finalizer,
    StaffNotes notes,
    TimeProvider clock
) : IRequestHandler<RetryNotice, Result>
{
    public async Task<Result> Handle(RetryNotice command, CancellationToken cancellationToken)
    {
        if (
            await db.Notices.FindAsync([command.Provider, command.NoticeId], cancellationToken) is not { } notice
            || methods.Provider(command.Provider) is not { } provider
        )
            return PaymentErrors.NoNotice;
        if (notice.ParkedAt is null || notice.WorkedAt is not null)
            return Result.Success;

        // The signature was verified on receipt.
        var received = provider.Parse(Encoding.UTF8.GetBytes(notice.Body));
        if (received is not { NamesPayment: true })
            return PaymentErrors.NoticeUnusable("It cannot be understood.");
        if (await db.FindAsync(command.Provider, received, cancellationToken) is not { } payment)
            return PaymentErrors.NoticeUnusable("There is still no such payment.");
        if ((received.Charge ?? await provider.GetAsync(payment, cancellationToken)) is not { } charge)
            return PaymentErrors.ProviderSilent;

        await finalizer.ApplyAsync(charge, notice: null, cancellationToken);
        (await db.Notices.FindAsync([command.Provider, command.NoticeId], cancellationToken))!.MarkWorked(clock.GetUtcNow());
        notes.Add(command.StaffId, "retry-notice", payment.ReferenceText, command.NoticeId);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
