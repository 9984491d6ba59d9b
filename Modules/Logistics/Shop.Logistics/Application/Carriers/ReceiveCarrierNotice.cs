using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Domain.Shipments;

namespace Shop.Logistics.Application.Carriers;

/// <summary>A carrier's webhook as received. Duplicates change nothing; one about an unknown parcel is parked.</summary>
internal sealed record ReceiveCarrierNotice(string Carrier, byte[] Body, string? Signature) : ICommand<CarrierNoticeOutcome>;

internal enum CarrierNoticeOutcome
{
    Applied,
    Repeated,
    Parked,
    BadSignature,
    UnknownCarrier,
}

/// <summary>Concurrent deliveries of the same event conflict on its key; the retry of the second one finds it.</summary>
internal sealed class ReceiveCarrierNoticeHandler(
    LogisticsDbContext db,
    IEnumerable<ICarrier> carriers,
    TimeProvider clock,
    ILogger<ReceiveCarrierNoticeHandler> logger
) : IRequestHandler<ReceiveCarrierNotice, Result<CarrierNoticeOutcome>>
{
    public async Task<Result<CarrierNoticeOutcome>> Handle(ReceiveCarrierNotice command, CancellationToken cancellationToken)
    {
        if (carriers.FirstOrDefault(known => known.Code == command.Carrier) is not { } carrier)
            return CarrierNoticeOutcome.UnknownCarrier;

        var now = clock.GetUtcNow();
        if (carrier.Read(command.Body, command.Signature, now) is not { } news)
        {
            logger.LogWarning("A notice of carrier {Carrier} came with a bad signature", carrier.Code);
            return CarrierNoticeOutcome.BadSignature;
        }

        if (await db.CarrierNotices.AnyAsync(known => known.Carrier == carrier.Code && known.Id == news.EventId, cancellationToken))
            return CarrierNoticeOutcome.Repeated;

        var notice = new CarrierNotice(news.EventId, carrier.Code, Encoding.UTF8.GetString(command.Body), now);
        db.CarrierNotices.Add(notice);
        if (await db.FollowAsync(news, now, cancellationToken) is { } because)
            notice.Park(because, now);

        await db.SaveChangesAsync(cancellationToken);
        return notice.ParkedAt is null ? CarrierNoticeOutcome.Applied : CarrierNoticeOutcome.Parked;
    }
}
