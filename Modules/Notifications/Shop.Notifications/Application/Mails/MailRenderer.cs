using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Notifications.Templates;

namespace Shop.Notifications.Application.Mails;

internal sealed record RenderedMail(string Subject, string Text, string Html);

/// <summary>Renders the template of an email to HTML, from which subject and text part are derived.</summary>
internal sealed class MailRenderer(IServiceProvider services, ILoggerFactory loggers, IOptions<NotificationsOptions> options)
{
    public async Task<RenderedMail> RenderAsync<TModel>(MailKind<TModel> kind, TModel model)
        where TModel : notnull
    {
        var shop = new MailShop(
            options.Value.ShopName,
            options.Value.PublicUrl.TrimEnd('/'),
            TimeZoneInfo.TryFindSystemTimeZoneById(options.Value.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc
        );
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?> { [nameof(MailTemplate<>.Model)] = model, [nameof(MailTemplate<>.Shop)] = shop }
        );
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(kind.Template, parameters)).ToHtmlString()
        );
        using var document = new HtmlParser().ParseDocument(html);
        return new RenderedMail(document.Title!, HtmlText.Of(document.Body!), html);
    }
}
