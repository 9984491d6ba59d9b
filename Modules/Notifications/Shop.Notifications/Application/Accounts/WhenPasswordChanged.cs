using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Users.Contracts.Events;

namespace Shop.Notifications.Application.Accounts;

internal sealed class WhenPasswordChanged(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<PasswordChanged>
{
    public async Task Handle(PasswordChanged changed, CancellationToken cancellationToken)
    {
        var profile = await mediator.ProfileAsync(changed.AccountId, cancellationToken);
        await mails.AddAsync(
            MailKinds.PasswordChanged,
            changed.EventId.ToString("N"),
            profile.Email,
            new AccountModel(profile.Name),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
