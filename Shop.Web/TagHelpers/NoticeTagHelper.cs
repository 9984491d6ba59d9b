using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary><c>&lt;notice tone="ok|warn|danger|info|quiet" title="…"&gt;text&lt;/notice&gt;</c>.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper : TagHelper
{
    public string Tone { get; set; } = "info";

    public string? Title { get; set; }

    /// <summary>Announced to screen readers when it appears.</summary>
    public bool Alert { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice notice-" + Tone);
        if (Alert)
            output.Attributes.SetAttribute("role", "alert");

        var icon = Tone switch
        {
            "ok" => "success",
            "warn" => "warning",
            "danger" => "error",
            "quiet" => "info",
            _ => "info",
        };
        output.Content.AppendHtml(Markup.Icon(ViewContext, icon));
        output.Content.AppendHtml("<div class=\"notice-body\">");
        if (Title is not null)
            output.Content.AppendHtml($"<p class=\"notice-title\">{Markup.E(Title)}</p>");

        output.Content.AppendHtml(content);
        output.Content.AppendHtml("</div>");
    }
}
