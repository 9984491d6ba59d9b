using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>
/// <c>&lt;page-head title="Orders" back="/admin" back-text="Dashboard"&gt;actions&lt;/page-head&gt;</c>: the header of a back-office page.
/// </summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTagHelper : TagHelper
{
    public string Title { get; set; } = string.Empty;

    public string? Back { get; set; }

    /// <summary>Null for "Back".</summary>
    public string? BackText { get; set; }

    /// <summary>Statuses to show next to the title.</summary>
    public IReadOnlyList<Enum> Statuses { get; set; } = [];

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page-head");
        if (Back is not null)
            output.Content.AppendHtml(
                $"<a class=\"back\" href=\"{Markup.E(Back)}\">{Markup.Icon(ViewContext, "arrow-left", "sm")}"
                    + $"{Markup.E(BackText ?? T("Common.Back"))}</a>"
            );

        output.Content.AppendHtml($"<div class=\"page-head-title\"><h1>{Markup.E(Title)}</h1>");
        foreach (var status in Statuses)
            output.Content.AppendHtml(StatusBadgeTagHelper.Render(status));

        output.Content.AppendHtml("</div>");
        if (!content.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml("<div class=\"page-head-acts\">").AppendHtml(content).AppendHtml("</div>");
    }
}
