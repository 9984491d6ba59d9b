using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using ShipmentStatus = Shop.Logistics.Contracts.Shipments.ShipmentStatus;

namespace Shop.Logistics.Application.Shipments;

/// <summary>Cancels shipments not picked up in time, so that their units can be shipped or sold again. Returns how many.</summary>
internal sealed record AbandonUncollected : ICommand<int>;

internal sealed class AbandonUncollectedHandler(LogisticsDbContext db, IOptions<LogisticsOptions> options, TimeProvider clock)
    : IRequestHandler<AbandonUncollected, Result<int>>
{
    private const int MaxAtOnce = 50;

    public async Task<Result<int>> Handle(AbandonUncollected command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - TimeSpan.FromDays(options.Value.PickupDays);
        var late = await db.WholeShipments()
            .AsTracking()
            .Where(shipment => shipment.State == ShipmentStatus.Packed && shipment.ReadyForPickupAt <= since)
            .OrderBy(shipment => shipment.ReadyForPickupAt)
            .Take(MaxAtOnce)
            .ToListAsync(cancellationToken);
        foreach (var shipment in late)
            shipment.AbandonUncollected(now);

        await db.SaveChangesAsync(cancellationToken);
        return late.Count;
    }
}
