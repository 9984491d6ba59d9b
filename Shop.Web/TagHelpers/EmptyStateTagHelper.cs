using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>
/// <c>&lt;empty-state icon="cart" title="…" text="…"&gt;action&lt;/empty-state&gt;</c>: what will appear here, why it helps, one action.
/// </summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public string Icon { get; set; } = "package";

    public string Title { get; set; } = string.Empty;

    public string? Text { get; set; }

    /// <summary>The heading level, 2 or 3.</summary>
    public int Level { get; set; } = 2;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        output.Content.AppendHtml(Markup.Icon(ViewContext, Icon, "lg"));
        output.Content.AppendHtml($"<h{Level}>{Markup.E(Title)}</h{Level}>");
        if (Text is not null)
            output.Content.AppendHtml($"<p>{Markup.E(Text)}</p>");

        if (!content.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml("<div class=\"row\">").AppendHtml(content).AppendHtml("</div>");
    }
}
