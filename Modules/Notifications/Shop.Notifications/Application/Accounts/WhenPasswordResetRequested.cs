using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Domain;
using Shop.Notifications.Templates;
using Shop.Users.Contracts.Events;

namespace Shop.Notifications.Application.Accounts;

internal sealed class WhenPasswordResetRequested(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<PasswordResetRequested>
{
    public async Task Handle(PasswordResetRequested requested, CancellationToken cancellationToken)
    {
        var profile = await mediator.ProfileAsync(requested.AccountId, cancellationToken);
        await mails.AddAsync(
            MailKinds.PasswordReset,
            requested.EventId.ToString("N"),
            profile.Email,
            new PasswordLinkModel(profile.Name, QueuedMail.TokenPlaceholder, (requested.ExpiresAt - requested.OccurredAt).TotalMinutes),
            cancellationToken,
            requested.ProtectedToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
