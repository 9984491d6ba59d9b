using System.Globalization;
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

    /// <summary>Shown when there is no instant.</summary>
    public string None { get; set; } = "never";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (At is not { } instant)
        {
            output.TagName = "span";
            output.Content.SetContent(None);
            return;
        }

        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var local = TimeZoneInfo.ConvertTime(instant, ShopClock.Zone(configuration));
        if (Show == "ago")
            output.Attributes.SetAttribute("title", ShopClock.Text(local, "datetime"));

        output.Content.SetContent(Show == "ago" ? ShopClock.Ago(instant, clock.GetUtcNow(), local) : ShopClock.Text(local, Show));
    }
}
