using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Payments.Application.Attempts;
using Shop.Payments.Application.Methods;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Operations;

internal sealed class CapturePaymentHandler(PaymentsDbContext db, PaymentMethods methods, Finalizer finalizer) : IRequestHandler<CapturePayment, Result>
{
    public async Task<Result> Handle(CapturePayment command, CancellationToken cancellationToken)
    {
        var payments = await db.Payments.AsNoTracking().Where(payment => payment.Reference == command.Reference).OrderBy(payment => payment.StartedAt).ToListAsync(cancellationToken);
        var left = command.Amount;
        foreach (var payment in payments.Where(payment => payment.OpenAuthorization.IsPositive))
        {
            if (left is { IsPositive: false } || methods.Provider(payment.Method) is not { } provider)
                continue;

            var amount = left is { } wanted ? Money.Min(wanted, payment.OpenAuthorization) : payment.OpenAuthorization;
            if (await provider.CaptureAsync(payment, amount, command.OperationId, cancellationToken) is not { } charge)
                return PaymentErrors.ProviderSilent;

            await finalizer.ApplyAsync(charge, notice: null, cancellationToken);
            left -= amount;
        }

        return Result.Success;
    }
}
