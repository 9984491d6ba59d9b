using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Domain.Shipments;

namespace Shop.Logistics.Application.Carriers;

/// <summary>A shipment needs to be booked with a carrier; an internal event of the module.</summary>
[EventName("logistics.booking-wanted.v1")]
internal sealed record BookingWanted(Guid EventId, DateTimeOffset OccurredAt, Guid ShipmentId) : IIntegrationEvent;

/// <summary>Books the shipment right away; if the carrier does not respond, <see cref="BookShipments"/> retries.</summary>
internal sealed class WhenBookingWanted(LogisticsDbContext db, ShipmentBooker booker) : IIntegrationEventHandler<BookingWanted>
{
    public async Task Handle(BookingWanted integrationEvent, CancellationToken cancellationToken)
    {
        if (await db.FindShipmentAsync(integrationEvent.ShipmentId, cancellationToken) is { } shipment)
            await booker.BookAsync(shipment, cancellationToken);

        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Books shipments that are not booked yet. Returns how many were booked.</summary>
internal sealed record BookShipments : ICommand<int>;

internal sealed class BookShipmentsHandler(LogisticsDbContext db, ShipmentBooker booker, TimeProvider clock)
    : IRequestHandler<BookShipments, Result<int>>
{
    private const int MaxAtOnce = 50;
    private const int MaxFailures = 3;

    public async Task<Result<int>> Handle(BookShipments command, CancellationToken cancellationToken)
    {
        if (!booker.HasCarrier)
            return 0;

        var waiting = await db.WholeShipments()
            .AsTracking()
            .Where(shipment => shipment.BookingWantedAt != null)
            .OrderBy(shipment => shipment.BookingWantedAt)
            .Take(MaxAtOnce)
            .ToListAsync(cancellationToken);
        var (booked, failed) = (0, 0);
        foreach (var shipment in waiting)
        {
            if (await booker.BookAsync(shipment, cancellationToken))
            {
                booked++;
            }
            else
            {
                // Move a refused shipment to the end, so that it does not block the others.
                shipment.PutOffBooking(clock.GetUtcNow());
                failed++;
            }

            await db.SaveChangesAsync(cancellationToken);
            if (failed == MaxFailures)
                break; // the carrier does not respond, so the others would fail, too
        }

        return booked;
    }
}

/// <summary>Books shipments with the connected carrier. An unbooked shipment can still be sent manually.</summary>
internal sealed class ShipmentBooker(IEnumerable<ICarrier> carriers)
{
    public bool HasCarrier => carriers.Any();

    /// <summary>False when the carrier did not respond.</summary>
    public async Task<bool> BookAsync(Shipment shipment, CancellationToken cancellationToken)
    {
        if (shipment.BookingWantedAt is null)
            return true;
        if (carriers.FirstOrDefault() is not { } carrier || await carrier.BookAsync(shipment, cancellationToken) is not { } parcel)
            return false;

        shipment.Book(carrier.Code, parcel.TrackingNumber, parcel.LabelUrl);
        return true;
    }
}
