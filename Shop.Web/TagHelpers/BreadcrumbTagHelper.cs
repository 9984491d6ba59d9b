using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>One breadcrumb; the last has no URL.</summary>
public sealed record Crumb(string Text, string? Url = null);

/// <summary><c>&lt;breadcrumb items="…" /&gt;</c>.</summary>
[HtmlTargetElement("breadcrumb", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BreadcrumbTagHelper : TagHelper
{
    public IReadOnlyList<Crumb> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "breadcrumb");
        output.Attributes.SetAttribute("aria-label", T("Common.Breadcrumb"));
        var steps = Items.Select(item =>
            item.Url is null
                ? $"<li><span aria-current=\"page\">{Markup.E(item.Text)}</span></li>"
                : $"<li><a href=\"{Markup.E(item.Url)}\">{Markup.E(item.Text)}</a></li>"
        );
        output.Content.SetHtmlContent($"<ol>{string.Concat(steps)}</ol>");
    }
}
