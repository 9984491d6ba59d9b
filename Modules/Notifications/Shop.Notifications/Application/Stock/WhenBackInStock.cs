using MediatR;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Events;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Templates;

namespace Shop.Notifications.Application.Stock;

/// <summary>Notifies subscribers that a product is back in stock, unless it is no longer for sale.</summary>
internal sealed class WhenBackInStock(NotificationsDbContext db, MailQueue mails, IMediator mediator)
    : IIntegrationEventHandler<BackInStock>
{
    public async Task Handle(BackInStock back, CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new GetSellableVariants([back.Sku]), cancellationToken)).OrThrow().Value is not [var variant])
            return;

        var title = variant.VariantTitle.Length == 0 ? variant.ProductTitle : $"{variant.ProductTitle}, {variant.VariantTitle}";
        foreach (var subscriber in back.Subscribers)
            // The occasion is this event, so that subscribing again leads to another email.
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
