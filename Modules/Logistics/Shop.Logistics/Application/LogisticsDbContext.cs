using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Persistence;
using Shop.Logistics.Domain.Shipments;
using Shop.Logistics.Domain.Zones;

namespace Shop.Logistics.Application;

internal abstract class LogisticsDbContext(DbContextOptions options) : ModuleDbContext(options, "logistics")
{
    public DbSet<Zone> Zones => Set<Zone>();

    public DbSet<Shipment> Shipments => Set<Shipment>();

    public DbSet<CarrierWebhookEvent> CarrierWebhookEvents => Set<CarrierWebhookEvent>();

    public IQueryable<Shipment> WholeShipments() =>
        Shipments
            .Include(shipment => shipment.Lines.OrderBy(line => line.Position).ThenBy(line => line.Id))
            .Include(shipment => shipment.Events.OrderBy(entry => entry.Sequence))
            .AsSplitQuery();

    public Task<Shipment?> FindShipmentAsync(Guid shipmentId, CancellationToken cancellationToken)
    {
        var id = new ShipmentId(shipmentId);
        return WholeShipments().AsTracking().SingleOrDefaultAsync(shipment => shipment.Id == id, cancellationToken);
    }
}
