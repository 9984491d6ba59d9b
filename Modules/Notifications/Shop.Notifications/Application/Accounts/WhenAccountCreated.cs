using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Users.Contracts.Events;

namespace Shop.Notifications.Application.Accounts;

internal sealed class WhenAccountCreated(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<AccountCreated>
{
    public async Task Handle(AccountCreated created, CancellationToken cancellationToken)
    {
        var profile = await mediator.ProfileAsync(created.AccountId, cancellationToken);
        await mails.AddAsync(
            MailKinds.Welcome,
            created.AccountId.ToString("N"),
            profile.Email,
            new AccountModel(profile.Name),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
