using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Carriers;
using Shop.Logistics.Contracts.Events;
using Shop.Logistics.Domain;

namespace Shop.Logistics.Application.Carriers;

internal sealed class ListParkedWebhookEventsHandler(LogisticsDbContext db)
    : IRequestHandler<ListParkedWebhookEvents, Result<IReadOnlyList<ParkedWebhookEvent>>>
{
    private const int Max = 200;

    public async Task<Result<IReadOnlyList<ParkedWebhookEvent>>> Handle(ListParkedWebhookEvents query, CancellationToken cancellationToken)
    {
        var parked = await db
            .CarrierWebhookEvents.Where(webhookEvent => webhookEvent.ParkedAt != null && webhookEvent.DiscardedAt == null)
            .OrderBy(webhookEvent => webhookEvent.ReceivedAt)
            .ThenBy(webhookEvent => webhookEvent.Id)
            .Take(Max)
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<ParkedWebhookEvent>>.Success([
            .. parked.Select(webhookEvent => new ParkedWebhookEvent(
                webhookEvent.Carrier,
                webhookEvent.Id,
                webhookEvent.ParkedBecause!.ToError(),
                webhookEvent.Body,
                webhookEvent.ReceivedAt
            )),
        ]);
    }
}

internal sealed class RetryWebhookEventHandler(LogisticsDbContext db, IEnumerable<ICarrier> carriers, TimeProvider clock)
    : IRequestHandler<RetryWebhookEvent, Result>
{
    public async Task<Result> Handle(RetryWebhookEvent command, CancellationToken cancellationToken)
    {
        if (
            await db
                .CarrierWebhookEvents.AsTracking()
                .SingleOrDefaultAsync(
                    webhookEvent => webhookEvent.Carrier == command.Carrier && webhookEvent.Id == command.WebhookEventId,
                    cancellationToken
                )
            is not { } webhookEvent
        )
            return LogisticsErrors.WebhookEventNotFound;
        if (webhookEvent.ParkedAt is null)
            return Result.Success;
        if (webhookEvent.DiscardedAt is not null)
            return LogisticsErrors.WebhookEventDiscarded;

        var now = clock.GetUtcNow();
        var update = carriers
            .FirstOrDefault(carrier => carrier.Code == webhookEvent.Carrier)
            ?.Parse(Encoding.UTF8.GetBytes(webhookEvent.Body));
        if ((update is null ? LogisticsErrors.CarrierNotConnected : await db.ApplyAsync(update, now, cancellationToken)) is { } error)
            return error;

        webhookEvent.Unpark();
        db.Publish(new LogisticsStaffActed(Guid.CreateVersion7(), now, command.StaffId, "retry-webhook-event", webhookEvent.Id, null));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class DiscardWebhookEventValidator : AbstractValidator<DiscardWebhookEvent>
{
    public DiscardWebhookEventValidator() =>
        RuleFor(command => command.Reason).NotEmpty().WithError("logistics.reason-needed").MaximumLength(300).SingleLine();
}

internal sealed class DiscardWebhookEventHandler(LogisticsDbContext db, TimeProvider clock) : IRequestHandler<DiscardWebhookEvent, Result>
{
    public async Task<Result> Handle(DiscardWebhookEvent command, CancellationToken cancellationToken)
    {
        if (
            await db
                .CarrierWebhookEvents.AsTracking()
                .SingleOrDefaultAsync(
                    webhookEvent => webhookEvent.Carrier == command.Carrier && webhookEvent.Id == command.WebhookEventId,
                    cancellationToken
                )
            is not { } webhookEvent
        )
            return LogisticsErrors.WebhookEventNotFound;
        if (webhookEvent.DiscardedAt is not null)
            return Result.Success;
        if (webhookEvent.ParkedAt is null)
            return LogisticsErrors.WebhookEventApplied;

        var now = clock.GetUtcNow();
        webhookEvent.Discard(now);
        var reason = Message.Of(command.Reason);
        db.Publish(new LogisticsStaffActed(Guid.CreateVersion7(), now, command.StaffId, "discard-webhook-event", webhookEvent.Id, reason));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
