using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

/// <summary>
/// Synchronizes an order's reservations with its current quantities. Events may arrive late and out of order, so it compares states instead
/// of applying deltas, and repeats until the order no longer changes.
/// </summary>
internal sealed class ReservationSynchronizer(IServiceScopeFactory scopes, IMediator mediator)
{
    private const int MaxRounds = 10;

    /// <summary>The shortages; empty when everything is reserved, or when the order was canceled or has expired.</summary>
    public async Task<IReadOnlyList<StockShortage>> AlignAsync(OrderId id, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            // A separate scope keeps the caller's tracked entities and reads fresh state each time.
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
                        new ReviseReservation(order.Id.Value, [.. total], holds, ShipmentSourcing.Packed(order)),
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
                await db.Orders.Where(other => other.Id == id).Select(other => other.Version).SingleAsync(cancellationToken)
                == order.Version
            )
                return shortages;
        }

        throw new DbUpdateConcurrencyException("The order changed again and again while its stock was brought up to it.");
    }
}
