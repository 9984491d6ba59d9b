using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>
/// <c>&lt;shop-time at="…" /&gt;</c>: an instant in the shop's time zone, in a time element with the exact value. <c>style</c>: date,
/// datetime, time, ago.
/// </summary>
[HtmlTargetElement("shop-time", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ShopTimeTagHelper(IConfiguration configuration, TimeProvider clock) : TagHelper
{
    public DateTimeOffset? At { get; set; }

    [HtmlAttributeName("show")]
    public string Show { get; set; } = "datetime";

    /// <summary>Shown when there is no instant; null for "never".</summary>
    public string? None { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (At is not { } instant)
        {
            output.TagName = "span";
            output.Content.SetContent(None ?? T("Common.Never"));
            return;
        }

        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", Exact(instant));
        var local = TimeZoneInfo.ConvertTime(instant, ShopClock.Zone(configuration));
        if (Show == "ago")
            output.Attributes.SetAttribute("title", ShopClock.Text(local, "datetime"));

        output.Content.SetContent(Show == "ago" ? ShopClock.Ago(instant, clock.GetUtcNow(), local) : ShopClock.Text(local, Show));
    }

    /// <summary>A time element for a sentence (<see cref="Texts.H"/>).</summary>
    public static IHtmlContent Html(HttpContext context, DateTimeOffset instant, string show = "datetime")
    {
        var local = TimeZoneInfo.ConvertTime(instant, ShopClock.Zone(context.RequestServices.GetRequiredService<IConfiguration>()));
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var text = show == "ago" ? ShopClock.Ago(instant, clock.GetUtcNow(), local) : ShopClock.Text(local, show);
        return new HtmlString($"<time datetime=\"{Exact(instant)}\">{Markup.E(text)}</time>");
    }

    private static string Exact(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
