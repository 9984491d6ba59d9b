using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Persistence;
using Shop.Notifications.Domain;
using Shop.Users.Contracts.Events;

namespace Shop.Notifications.Application.Mails;

/// <summary>Sends due emails, each separately; a failed one is retried later. Returns how many were sent.</summary>
internal sealed record SendDueMails : ICommand<int>;

internal sealed class SendDueMailsHandler(NotificationsDbContext db, BatchRunner batch, TimeProvider clock)
    : IRequestHandler<SendDueMails, Result<int>>
{
    private const int MaxPerRun = 100;

    /// <summary>Emails that could not be sent for three days are dropped.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromDays(3);

    public async Task<Result<int>> Handle(SendDueMails command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (oldest, ahead) = (now - Freshness, now + QueuedMail.MaxPause + ClockSkew.Max);

        // A due time of an untried email, or one beyond the longest retry delay, was written by a clock that ran ahead; treat it as due.
        var due = await db
            .Mails.Where(mail =>
                mail.SentAt == null
                && mail.QueuedAt > oldest
                && (mail.NextTryAt <= now || mail.Tries == 0 || mail.NextTryAt > ahead)
                && mail.Tries < QueuedMail.MaxTries
            )
            .OrderBy(mail => mail.NextTryAt)
            .Take(MaxPerRun)
            .ToDictionaryAsync(mail => mail.Id, cancellationToken);
        return await batch.ForEachAsync<MailSender, Guid>(
            "send mail",
            due.Keys,
            (sender, id) => sender.SendAsync(due[id], cancellationToken),
            cancellationToken
        );
    }
}

/// <summary>Sends one email, in its own scope.</summary>
internal sealed class MailSender(
    NotificationsDbContext db,
    IMailTransport transport,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    /// <summary>False when it must be retried.</summary>
    public async Task<bool> SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        db.Attach(mail);
        try
        {
            await transport.SendAsync(Complete(mail), cancellationToken);
            mail.MarkSent(clock.GetUtcNow());
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            mail.MarkFailed(exception.Message, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        return mail.SentAt is not null;
    }

    private QueuedMail Complete(QueuedMail mail) =>
        mail.ProtectedToken is { } token ? mail.WithToken(protection.CreateProtector(PasswordTokens.Purpose).Unprotect(token)) : mail;
}
