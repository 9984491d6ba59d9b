using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Domain;
using Shop.Notifications.Templates;
using Shop.Users.Contracts.Events;

namespace Shop.Notifications.Application.Accounts;

internal sealed class WhenStaffInvited(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<StaffInvited>
{
    public async Task Handle(StaffInvited invited, CancellationToken cancellationToken)
    {
        var profile = await mediator.ProfileAsync(invited.AccountId, cancellationToken);
        await mails.AddAsync(
            MailKinds.StaffInvitation,
            invited.EventId.ToString("N"),
            profile.Email,
            new PasswordLinkModel(profile.Name, QueuedMail.TokenPlaceholder, (invited.ExpiresAt - invited.OccurredAt).TotalMinutes),
            cancellationToken,
            invited.ProtectedToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
