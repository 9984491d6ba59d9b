using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

/// <summary>
/// Brings what is promised to an order that was changed to what the order says now. What changed it is told by events that come late and in
/// any order, so none of them says what to add or to
/// take away; and as the order may change again meanwhile, it is looked at until it does not.
/// </summary>
internal sealed class StockAlignment(IServiceScopeFactory scopes, IMediator mediator)
{
    private const int MostRounds = 10;

    /// <summary>What is short; empty when all is promised, and for an order that was given up and promises nothing.</summary>
    public async Task<IReadOnlyList<StockShortage>> AlignAsync(OrderId id, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            // In a scope of its own: what the caller tracks stays, and each look is a fresh one.
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<OrdersDbContext>();
            var order = await db.FindOrderAsync(id, cancellationToken)
                ?? throw new InvalidOperationException($"There is no order {id.Value}.");
            Guid[] holds = [.. order.Revisions.Select(revision => revision.Id)];
            IReadOnlyList<StockShortage> shortages = [];
            if (order.Status is OrderStatus.Confirmed or OrderStatus.OnHold or OrderStatus.Completed)
            {
                var total = order
                    .Lines.GroupBy(line => line.Sku)
                    .Select(same => new StockLine(same.Key, same.Sum(line => line.Quantity - line.Canceled)));
                shortages = (
                    await mediator.Send(
                        new ReviseReservation(order.Id.Value, [.. total], holds, Departures.Packed(order)),
                        cancellationToken
                    )
                )
                    .OrThrow()
                    .Value.Shortages;
            }
            else
            {
                foreach (var reference in holds.Prepend(order.Id.Value))
                    (await mediator.Send(new ReleaseStock(reference, Guid.CreateVersion7()), cancellationToken)).OrThrow();
            }

            if (
                await db.Orders.AsNoTracking().Where(other => other.Id == id).Select(other => other.Version).SingleAsync(cancellationToken)
                == order.Version
            )
                return shortages;
        }

        throw new DbUpdateConcurrencyException("The order changed again and again while its stock was brought up to it.");
    }
}
