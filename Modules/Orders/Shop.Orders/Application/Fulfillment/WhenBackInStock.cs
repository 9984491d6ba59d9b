using System.Net;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Events;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Users.Contracts.Mail;

namespace Shop.Orders.Application.Fulfillment;

/// <summary>Mails those who waited for a product. One that is no longer for sale is not announced.</summary>
internal sealed class WhenBackInStock(IMediator mediator, IOptions<OrdersOptions> options) : IIntegrationEventHandler<BackInStock>
{
    private const string Once = "This was the one mail that you asked for; there is no other unless you ask again.";

    public async Task Handle(BackInStock back, CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new GetSellableVariants([back.Sku]), cancellationToken)).OrThrow().Value is not [var variant])
            return;

        var title = variant.VariantTitle.Length == 0 ? variant.ProductTitle : $"{variant.ProductTitle}, {variant.VariantTitle}";
        var root = options.Value.PublicUrl.TrimEnd('/');
        var link = $"{root}/p/{variant.ProductSlug}";
        foreach (var subscriber in back.Subscribers)
        {
            // Who asks again is told again: the occasion is this event.
            var off = $"{root}/back-in-stock/unsubscribe?token={subscriber.Token}";
            (
                await mediator.Send(
                    new SendMail(
                        "back-in-stock",
                        $"{back.EventId:N}-{subscriber.SubscriptionId:N}",
                        subscriber.Email,
                        $"{title} is back",
                        Text(title, link, off),
                        Html(title, link, off)
                    ),
                    cancellationToken
                )
            ).OrThrow();
        }
    }

    private string Text(string title, string link, string off) =>
        $"Hello,\n\nyou asked us to write when {title} can be had again. It is back, though not for long perhaps.\n\n{link}\n\n{Once}\nTake my address off the list: {off}\n\n{options.Value.ShopName}\n";

    private string Html(string title, string link, string off) =>
        $"<!doctype html><html lang=\"en\"><body style=\"margin:0;padding:24px;background:#FBF9F6;color:#1D1B18;font:16px/1.5 system-ui,sans-serif\"><p>Hello,</p><p>you asked us to write when {WebUtility.HtmlEncode(title)} can be had again. It is back, though not for long perhaps.</p>"
        + $"<p><a href=\"{WebUtility.HtmlEncode(link)}\">Look at it</a></p><p>{Once} <a href=\"{WebUtility.HtmlEncode(off)}\">Take my address off the list</a></p><p>{WebUtility.HtmlEncode(options.Value.ShopName)}</p></body></html>";
}
