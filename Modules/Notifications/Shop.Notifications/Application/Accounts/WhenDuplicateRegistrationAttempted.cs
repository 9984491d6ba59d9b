using System.Globalization;
using MediatR;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Users.Contracts.Events;

namespace Shop.Notifications.Application.Accounts;

/// <summary>At most one email per hour, however many attempts there are.</summary>
internal sealed class WhenDuplicateRegistrationAttempted(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<DuplicateRegistrationAttempted>
{
    public async Task Handle(DuplicateRegistrationAttempted attempted, CancellationToken cancellationToken)
    {
        var profile = await mediator.ProfileAsync(attempted.AccountId, cancellationToken);
        await mails.AddAsync(
            MailKinds.AccountExists,
            $"{attempted.AccountId:N}-{attempted.OccurredAt.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture)}",
            profile.Email,
            new AccountModel(profile.Name),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
