using MediatR;
using Shop.Kernel;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

internal sealed class GetReturnSummaryHandler(OrdersDbContext db, OrderSummaries summaries, ReturnPlaces places)
    : IRequestHandler<GetReturnSummary, Result<ReturnSummary>>
{
    public async Task<Result<ReturnSummary>> Handle(GetReturnSummary query, CancellationToken cancellationToken)
    {
        if (
            await db.FindReturnAsync(query.ReturnId, cancellationToken) is not { } request
            || await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order
        )
            return ReturnErrors.NotFound;

        return new ReturnSummary(
            request.Number,
            request.Kind,
            request.RequestedAt,
            request.ExpiresAt,
            await places.AddressAsync(cancellationToken),
            [.. request.Lines.Select(line => new ReturnSummaryLine(line.Title, line.Quantity))],
            await summaries.OfAsync(order, cancellationToken)
        );
    }
}
