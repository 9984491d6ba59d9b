using MediatR;
using Shop.Inventory.Contracts.Events;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;
using Shop.Users.Contracts.Staff;

namespace Shop.Notifications.Application.Stock;

/// <summary>Notifies the owners, once per threshold crossing.</summary>
internal sealed class WhenStockRanLow(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<StockRanLow>
{
    public async Task Handle(StockRanLow low, CancellationToken cancellationToken)
    {
        var staff = (await mediator.Send(new ListStaff(), cancellationToken)).OrThrow().Value;
        foreach (var owner in staff.Where(member => member.Roles.Contains("owner") && !member.IsDisabled))
            await mails.AddAsync(
                MailKinds.LowStock,
                $"{low.EventId:N}-{owner.AccountId:N}",
                owner.Email,
                new LowStockModel(owner.Name, low.Sku.Value, low.Available, low.Threshold),
                cancellationToken
            );
        await db.SaveChangesAsync(cancellationToken);
    }
}
