using MediatR;
using Shop.Kernel;
using Shop.Payments.Application.Methods;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Attempts;

internal sealed class RefreshPaymentHandler(PaymentsDbContext db, PaymentMethods methods, Finalizer finalizer)
    : IRequestHandler<RefreshPayment, Result<PaymentSummary>>
{
    public async Task<Result<PaymentSummary>> Handle(RefreshPayment command, CancellationToken cancellationToken)
    {
        if (await db.FindAsync(command.PaymentId, cancellationToken) is not { } payment)
            return PaymentErrors.NotFound;

        if (methods.Provider(payment.Method) is { } provider)
        {
            // An attempt that the provider was never told of is told now, with the same key.
            var charge = payment is { State: PaymentStatus.Created, ProviderReference: null }
                ? await provider.StartAsync(payment, cancellationToken)
                : await provider.GetAsync(payment, cancellationToken);
            if (charge is null)
                return PaymentErrors.ProviderSilent;

            payment = await finalizer.ApplyAsync(charge, notice: null, cancellationToken) ?? payment;
        }

        return PaymentViews.Of(payment, methods);
    }
}
