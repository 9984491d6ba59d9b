using MediatR;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Orders.Contracts.Returns;

namespace Shop.Orders.Application.Returns;

internal sealed class GetReturnTermsHandler(IOptions<OrdersOptions> options) : IRequestHandler<GetReturnTerms, Result<ReturnTerms>>
{
    public Task<Result<ReturnTerms>> Handle(GetReturnTerms query, CancellationToken cancellationToken) =>
        Task.FromResult<Result<ReturnTerms>>(new ReturnTerms(options.Value.WithdrawalDays, (int)options.Value.ReturnDays));
}
