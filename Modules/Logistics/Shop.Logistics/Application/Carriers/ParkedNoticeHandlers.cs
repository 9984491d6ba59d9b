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

internal sealed class ListParkedNoticesHandler(LogisticsDbContext db)
    : IRequestHandler<ListParkedNotices, Result<IReadOnlyList<ParkedNotice>>>
{
    private const int Most = 200;

    public async Task<Result<IReadOnlyList<ParkedNotice>>> Handle(ListParkedNotices query, CancellationToken cancellationToken)
    {
        var parked = await db
            .CarrierNotices.AsNoTracking()
            .Where(notice => notice.ParkedAt != null && notice.DiscardedAt == null)
            .OrderBy(notice => notice.ReceivedAt)
            .ThenBy(notice => notice.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<ParkedNotice>>.Success([
            .. parked.Select(notice => new ParkedNotice(
                notice.Carrier,
                notice.Id,
                notice.ParkedBecause ?? string.Empty,
                notice.Body,
                notice.ReceivedAt
            )),
        ]);
    }
}

internal sealed class RetryNoticeHandler(LogisticsDbContext db, IEnumerable<ICarrier> carriers, TimeProvider clock)
    : IRequestHandler<RetryNotice, Result>
{
    public async Task<Result> Handle(RetryNotice command, CancellationToken cancellationToken)
    {
        if (
            await db.CarrierNotices.SingleOrDefaultAsync(
                notice => notice.Carrier == command.Carrier && notice.Id == command.NoticeId,
                cancellationToken
            )
            is not { } notice
        )
            return LogisticsErrors.NoticeNotFound;
        if (notice.ParkedAt is null)
            return Result.Success;
        if (notice.DiscardedAt is not null)
            return LogisticsErrors.NoticeDiscarded;

        var now = clock.GetUtcNow();
        var news = carriers.FirstOrDefault(carrier => carrier.Code == notice.Carrier)?.Parse(Encoding.UTF8.GetBytes(notice.Body));
        if ((news is null ? "The carrier is not connected any more" : await db.FollowAsync(news, now, cancellationToken)) is { } because)
            return LogisticsErrors.NoticeParked(because);

        notice.Settle();
        db.Publish(new LogisticsStaffActed(Guid.CreateVersion7(), now, command.StaffId, "notice-retried", notice.Id, null));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class DiscardNoticeValidator : AbstractValidator<DiscardNotice>
{
    public DiscardNoticeValidator() =>
        RuleFor(command => command.Reason)
            .NotEmpty()
            .WithMessage("Say why.")
            .MaximumLength(300)
            .WithMessage("A reason has at most 300 characters.")
            .SingleLine();
}

internal sealed class DiscardNoticeHandler(LogisticsDbContext db, TimeProvider clock) : IRequestHandler<DiscardNotice, Result>
{
    public async Task<Result> Handle(DiscardNotice command, CancellationToken cancellationToken)
    {
        if (
            await db.CarrierNotices.SingleOrDefaultAsync(
                notice => notice.Carrier == command.Carrier && notice.Id == command.NoticeId,
                cancellationToken
            )
            is not { } notice
        )
            return LogisticsErrors.NoticeNotFound;
        if (notice.DiscardedAt is not null)
            return Result.Success;
        if (notice.ParkedAt is null)
            return LogisticsErrors.NoticeWorked;

        var now = clock.GetUtcNow();
        notice.Discard(now);
        db.Publish(new LogisticsStaffActed(Guid.CreateVersion7(), now, command.StaffId, "notice-discarded", notice.Id, command.Reason));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
