using Microsoft.EntityFrameworkCore;
using Shop.Notifications.Domain;

namespace Shop.Notifications.Application.Mails;

/// <summary>Renders and queues emails. Each kind and occasion is queued only once, so repeats are harmless.</summary>
internal sealed class MailQueue(NotificationsDbContext db, MailRenderer renderer, TimeProvider clock)
{
    /// <summary>Adds the email to the unit of work; the caller saves.</summary>
    /// <param name="protectedToken">Replaces <see cref="QueuedMail.TokenPlaceholder"/> when the email is sent, and stays encrypted until
    /// then.</param>
    public async Task AddAsync<TModel>(
        MailKind<TModel> kind,
        string occasion,
        string recipient,
        TModel model,
        CancellationToken cancellationToken,
        string? protectedToken = null
    )
        where TModel : notnull
    {
        if (await db.Mails.AnyAsync(mail => mail.Kind == kind.Name && mail.Occasion == occasion, cancellationToken))
            return;

        var (subject, text, html) = await renderer.RenderAsync(kind, model);
        db.Mails.Add(
            new QueuedMail(
                Guid.CreateVersion7(),
                kind.Name,
                occasion,
                recipient,
                subject.Length <= QueuedMail.MaxSubjectLength ? subject : subject[..(QueuedMail.MaxSubjectLength - 1)] + "…",
                text,
                html,
                clock.GetUtcNow(),
                protectedToken
            )
        );
    }
}
