using System.Net;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Events;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Users.Contracts.Mail;

namespace Shop.Orders.Application.Ordering;

/// <summary>Mails those who waited for a product. One that is no longer for sale is not announced.</summary>
internal sealed class WhenBackInStock(IMediator mediator, IOptions<OrdersOptions> options) : IIntegrationEventHandler<BackInStock>
{
    public async Task Handle(BackInStock back, CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new GetSellableVariants([back.Sku]), cancellationToken)).OrThrow().Value is not [var variant])
            return;

        var title = variant.VariantTitle.Length == 0 ? variant.ProductTitle : $"{variant.ProductTitle}, {variant.VariantTitle}";
        var link = $"{options.Value.PublicUrl.TrimEnd('/')}/p/{variant.ProductSlug}";
        var text = $"Hello,\n\nyou asked us to write when {title} can be had again. It is back, though not for long perhaps.\n\n{link}\n\nThis was the one mail that you asked for; there is no other.\n\n{options.Value.ShopName}\n";
        var html = $"<!doctype html><html lang=\"en\"><body style=\"margin:0;padding:24px;background:#FBF9F6;color:#1D1B18;font:16px/1.5 system-ui,sans-serif\"><p>Hello,</p><p>you asked us to write when {WebUtility.HtmlEncode(title)} can be had again. It is back, though not for long perhaps.</p>"
            + $"<p><a href=\"{WebUtility.HtmlEncode(link)}\">Look at it</a></p><p>This was the one mail that you asked for; there is no other.</p><p>{WebUtility.HtmlEncode(options.Value.ShopName)}</p></body></html>";
        foreach (var subscriber in back.Subscribers)
            (await mediator.Send(new SendMail("back-in-stock", subscriber.SubscriptionId.ToString("N"), subscriber.Email, $"{title} is back", text, html), cancellationToken)).OrThrow();
    }
}
