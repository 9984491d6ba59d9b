using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Domain.Shipments;

namespace Shop.Logistics.Application.Carriers;

/// <summary>A shipment was saved that a carrier is to be asked about; told by the module to itself.</summary>
[EventName("logistics.booking-wanted.v1")]
internal sealed record BookingWanted(Guid EventId, DateTimeOffset OccurredAt, Guid ShipmentId) : IIntegrationEvent;

/// <summary>Asks at once; when nobody answers, <see cref="BookShipments"/> asks again.</summary>
internal sealed class WhenBookingWanted(LogisticsDbContext db, BookingDesk desk) : IIntegrationEventHandler<BookingWanted>
{
    public async Task Handle(BookingWanted integrationEvent, CancellationToken cancellationToken)
    {
        if (await db.FindShipmentAsync(integrationEvent.ShipmentId, cancellationToken) is { } shipment)
            await desk.BookAsync(shipment, cancellationToken);

        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Books what no carrier has answered for yet. Answers how many were booked.</summary>
internal sealed record BookShipments : ICommand<int>;

internal sealed class BookShipmentsHandler(LogisticsDbContext db, BookingDesk desk, TimeProvider clock)
    : IRequestHandler<BookShipments, Result<int>>
{
    private const int MostAtOnce = 50;
    private const int MostFailures = 3;

    public async Task<Result<int>> Handle(BookShipments command, CancellationToken cancellationToken)
    {
        if (!desk.HasCarrier)
            return 0;

        var waiting = await db.WholeShipments()
            .Where(shipment => shipment.BookingWantedAt != null)
            .OrderBy(shipment => shipment.BookingWantedAt)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        var (booked, failed) = (0, 0);
        foreach (var shipment in waiting)
        {
            if (await desk.BookAsync(shipment, cancellationToken))
            {
                booked++;
            }
            else
            {
                // One that is refused for good goes behind the others, or nobody else would ever be asked about.
                shipment.PutOffBooking(clock.GetUtcNow());
                failed++;
            }

            await db.SaveChangesAsync(cancellationToken);
            if (failed == MostFailures)
                break; // it does not answer: the others would wait in vain, too
        }

        return booked;
    }
}

/// <summary>Asks the connected carrier. A shipment that is not booked can still be sent by hand.</summary>
internal sealed class BookingDesk(IEnumerable<ICarrier> carriers)
{
    public bool HasCarrier => carriers.Any();

    /// <summary>False when nobody answered.</summary>
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
