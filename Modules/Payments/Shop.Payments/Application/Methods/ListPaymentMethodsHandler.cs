using MediatR;
using Shop.Kernel;
using Shop.Payments.Contracts.Methods;

namespace Shop.Payments.Application.Methods;

internal sealed class ListPaymentMethodsHandler(PaymentMethods methods)
    : IRequestHandler<ListPaymentMethods, Result<IReadOnlyList<PaymentMethod>>>
{
    public Task<Result<IReadOnlyList<PaymentMethod>>> Handle(ListPaymentMethods query, CancellationToken cancellationToken) =>
        Task.FromResult(Result<IReadOnlyList<PaymentMethod>>.Success(methods.For(query.Amount, query.IsBrought)));
}
