using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Domain.Shipments;

namespace Shop.Logistics.Application.Carriers;

/// <summary>A carrier's webhook as received. Duplicates change nothing; one about an unknown parcel is parked.</summary>
internal sealed record ReceiveCarrierWebhookEvent(string Carrier, byte[] Body, string? Signature) : ICommand<CarrierWebhookEventOutcome>;

internal enum CarrierWebhookEventOutcome
{
    Applied,
    Repeated,
    Parked,
    BadSignature,
    UnknownCarrier,
}

/// <summary>Concurrent deliveries of the same event conflict on its key; the retry of the second one finds it.</summary>
internal sealed class ReceiveCarrierWebhookEventHandler(
    LogisticsDbContext db,
    IEnumerable<ICarrier> carriers,
    TimeProvider clock,
    ILogger<ReceiveCarrierWebhookEventHandler> logger
) : IRequestHandler<ReceiveCarrierWebhookEvent, Result<CarrierWebhookEventOutcome>>
{
    public async Task<Result<CarrierWebhookEventOutcome>> Handle(ReceiveCarrierWebhookEvent command, CancellationToken cancellationToken)
    {
        if (carriers.FirstOrDefault(known => known.Code == command.Carrier) is not { } carrier)
            return CarrierWebhookEventOutcome.UnknownCarrier;

        var now = clock.GetUtcNow();
        if (carrier.Read(command.Body, command.Signature, now) is not { } update)
        {
            logger.LogWarning("A webhookEvent of carrier {Carrier} came with a bad signature", carrier.Code);
            return CarrierWebhookEventOutcome.BadSignature;
        }

        if (await db.CarrierWebhookEvents.AnyAsync(known => known.Carrier == carrier.Code && known.Id == update.EventId, cancellationToken))
            return CarrierWebhookEventOutcome.Repeated;

        var webhookEvent = new CarrierWebhookEvent(update.EventId, carrier.Code, Encoding.UTF8.GetString(command.Body), now);
        db.CarrierWebhookEvents.Add(webhookEvent);
        if (await db.ApplyAsync(update, now, cancellationToken) is { } because)
            webhookEvent.Park(because, now);

        await db.SaveChangesAsync(cancellationToken);
        return webhookEvent.ParkedAt is null ? CarrierWebhookEventOutcome.Applied : CarrierWebhookEventOutcome.Parked;
    }
}
