using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;
using Shop.Notifications.Domain;

namespace Shop.Notifications.Application.Mails;

internal sealed class MailsInvariant(NotificationsDbContext db, TimeProvider clock) : IInvariant
{
    private static readonly TimeSpan Max = TimeSpan.FromMinutes(5);

    public string Name => "notifications.mails-sent-in-time";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Max;
        var late = await db
            .Mails.Where(mail =>
                mail.SentAt == null && mail.NextTryAt < before && mail.QueuedAt > before - SendableFor && mail.Tries < QueuedMail.MaxTries
            )
            .Select(mail => new
            {
                mail.Kind,
                mail.Occasion,
                mail.NextTryAt,
            })
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await db.Mails.CountAsync(cancellationToken),
            [.. late.Select(mail => $"{mail.Kind} {mail.Occasion}: due since {mail.NextTryAt:O}")]
        );
    }

    /// <summary>Older emails are no longer sent.</summary>
    private static readonly TimeSpan SendableFor = TimeSpan.FromDays(2);
}
