using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Persistence;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

/// <summary>Expires approved returns whose goods never arrived.</summary>
internal sealed record ExpireReturns : ICommand<int>;

internal sealed class ExpireReturnsHandler(OrdersDbContext db, BatchRunner batch, IOptions<OrdersOptions> options, TimeProvider clock)
    : IRequestHandler<ExpireReturns, Result<int>>
{
    public async Task<Result<int>> Handle(ExpireReturns command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db
            .Returns.Where(request => request.Status == ReturnStatus.Approved && request.ExpiresAt <= now)
            .OrderBy(request => request.ExpiresAt)
            .Take(options.Value.OrdersPerRun)
            .Select(request => request.Id)
            .ToListAsync(cancellationToken);
        return await batch.ForEachAsync<OrdersDbContext, ReturnId>(
            nameof(ExpireReturns),
            due,
            async (own, id) =>
            {
                if (
                    await own.FindReturnAsync(id.Value, cancellationToken) is not { Status: ReturnStatus.Approved } request
                    || await own.FindOrderAsync(request.OrderId, cancellationToken) is not { } order
                )
                    return false;

                request.Expire(now);
                order.EndReturn(
                    "return-expired",
                    new Message("orders.return-expired").With("number", request.Number),
                    request.Units,
                    [],
                    Actor.System,
                    now
                );
                await own.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
    }
}
