using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Catalog.Contracts.Events;
using Shop.Inventory.Contracts.Events;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Events;
using Shop.Reporting.Domain;
using Shop.Users.Contracts.Events;

namespace Shop.Reporting.Application.Events;

internal sealed class WhenRegistrationAttempted(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<RegistrationAttempted>
{
    public Task Handle(RegistrationAttempted attempted, CancellationToken cancellationToken)
    {
        db.Registrations.Add(
            new RegistrationFact
            {
                Id = attempted.EventId,
                Day = options.Value.DayOf(attempted.OccurredAt),
                RecordedAt = clock.GetUtcNow(),
                Succeeded = attempted.AccountId is not null,
            }
        );
        return Task.CompletedTask;
    }
}

internal sealed class WhenStaffActed(ReportingDbContext db) : ICollectingHandler<StaffActed>
{
    public Task Handle(StaffActed acted, CancellationToken cancellationToken)
    {
        db.Audit.Add(
            new AuditEntry(acted.EventId, acted.OccurredAt, acted.StaffId, $"account.{acted.Action}", acted.Subject, acted.Detail)
        );
        return Task.CompletedTask;
    }
}

internal sealed class WhenLogisticsStaffActed(ReportingDbContext db) : ICollectingHandler<LogisticsStaffActed>
{
    public Task Handle(LogisticsStaffActed acted, CancellationToken cancellationToken)
    {
        db.Audit.Add(
            new AuditEntry(acted.EventId, acted.OccurredAt, acted.StaffId, $"shipping.{acted.Action}", acted.Subject, acted.Detail)
        );
        return Task.CompletedTask;
    }
}

internal sealed class WhenStockStaffActed(ReportingDbContext db) : ICollectingHandler<StockStaffActed>
{
    public Task Handle(StockStaffActed acted, CancellationToken cancellationToken)
    {
        db.Audit.Add(
            new AuditEntry(acted.EventId, acted.OccurredAt, acted.StaffId, $"stock.{acted.Action}", acted.Sku.Value, acted.Detail)
        );
        return Task.CompletedTask;
    }
}

internal sealed class WhenCatalogStaffActed(ReportingDbContext db) : ICollectingHandler<CatalogStaffActed>
{
    public Task Handle(CatalogStaffActed acted, CancellationToken cancellationToken)
    {
        db.Audit.Add(
            new AuditEntry(
                acted.EventId,
                acted.OccurredAt,
                acted.StaffId,
                $"product.{acted.Action}",
                acted.Subject,
                acted.Detail is { } detail ? Message.Of(detail) : null
            )
        );
        return Task.CompletedTask;
    }
}

internal sealed class WhenProductsImported(ReportingDbContext db) : ICollectingHandler<ProductsImported>
{
    public Task Handle(ProductsImported imported, CancellationToken cancellationToken)
    {
        if (imported.StaffId is { } person)
            db.Audit.Add(
                new AuditEntry(
                    imported.EventId,
                    imported.OccurredAt,
                    person,
                    "product.import",
                    imported.FileName,
                    new Message("reporting.import-result")
                        .With("created", imported.ProductsCreated)
                        .With("updated", imported.ProductsUpdated)
                        .With("rejected", imported.ProductsRejected)
                )
            );
        return Task.CompletedTask;
    }
}

internal sealed class WhenUnitsShipped(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<UnitsShipped>
{
    public async Task Handle(UnitsShipped shipped, CancellationToken cancellationToken)
    {
        await ParcelFacts.TouchAsync(db, shipped.ShipmentId, options.Value.DayOf(shipped.OccurredAt), clock.GetUtcNow(), cancellationToken);
    }
}

internal sealed class WhenUnitsDelivered(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<UnitsDelivered>
{
    public async Task Handle(UnitsDelivered delivered, CancellationToken cancellationToken)
    {
        var fact = await ParcelFacts.TouchAsync(
            db,
            delivered.ShipmentId,
            options.Value.DayOf(delivered.OccurredAt),
            clock.GetUtcNow(),
            cancellationToken
        );
        fact.Delivered = true;
    }
}

internal sealed class WhenDeliveryFailed(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<DeliveryFailed>
{
    public async Task Handle(DeliveryFailed failed, CancellationToken cancellationToken)
    {
        var fact = await ParcelFacts.TouchAsync(
            db,
            failed.ShipmentId,
            options.Value.DayOf(failed.OccurredAt),
            clock.GetUtcNow(),
            cancellationToken
        );
        fact.Failed = true;
    }
}

/// <summary>Gets or adds the fact of a parcel, whichever of its events arrives first.</summary>
internal static class ParcelFacts
{
    public static async Task<ParcelFact> TouchAsync(
        ReportingDbContext db,
        Guid shipmentId,
        DateOnly day,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var fact = await db.FindTrackedAsync<ParcelFact>(shipmentId, cancellationToken);
        if (fact is null)
        {
            fact = new ParcelFact
            {
                Id = shipmentId,
                Day = day,
                RecordedAt = now,
            };
            db.Parcels.Add(fact);
        }

        // Events may arrive out of order; the earliest one sets the start.
        (fact.Day, fact.RecordedAt) = (day < fact.Day ? day : fact.Day, now);
        return fact;
    }
}

/// <summary>Saves itself: <see cref="WhenAvailabilityChanged"/> finds open alerts by a query.</summary>
internal sealed class WhenStockRanLow(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : IIntegrationEventHandler<StockRanLow>
{
    public async Task Handle(StockRanLow low, CancellationToken cancellationToken)
    {
        db.StockAlerts.Add(
            new StockAlertFact
            {
                Id = low.EventId,
                Day = options.Value.DayOf(low.OccurredAt),
                RecordedAt = clock.GetUtcNow(),
                Sku = low.Sku.Value,
                Available = low.Available,
                Threshold = low.Threshold,
                Since = low.OccurredAt,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class WhenAvailabilityChanged(ReportingDbContext db) : ICollectingHandler<AvailabilityChanged>
{
    public async Task Handle(AvailabilityChanged changed, CancellationToken cancellationToken)
    {
        var now = changed.Skus.ToDictionary(known => known.Sku.Value);
        string[] skus = [.. now.Keys];
        var open = await db
            .StockAlerts.AsTracking()
            .Where(alert => skus.Contains(alert.Sku) && alert.ResolvedAt == null && alert.Since < changed.OccurredAt)
            .ToListAsync(cancellationToken);
        foreach (var alert in open)
        {
            alert.Available = now[alert.Sku].Available;
            if (!now[alert.Sku].IsLow)
                alert.ResolvedAt = changed.OccurredAt;
        }
    }
}
