using MediatR;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Events;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;

namespace Shop.Notifications.Application.Stock;

/// <summary>Mails those who waited for a product. One that is no longer for sale is not announced.</summary>
internal sealed class WhenBackInStock(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<BackInStock>
{
    public async Task Handle(BackInStock back, CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new GetSellableVariants([back.Sku]), cancellationToken)).OrThrow().Value is not [var variant])
            return;

        var title = variant.VariantTitle.Length == 0 ? variant.ProductTitle : $"{variant.ProductTitle}, {variant.VariantTitle}";
        foreach (var subscriber in back.Subscribers)
            // Who asks again is told again: the occasion is this event.
            await mails.AddAsync(
                MailKinds.BackInStock,
                $"{back.EventId:N}-{subscriber.SubscriptionId:N}",
                subscriber.Email,
                new BackInStockModel(title, variant.ProductSlug, subscriber.Token),
                cancellationToken
            );
        await db.SaveChangesAsync(cancellationToken);
    }
}
