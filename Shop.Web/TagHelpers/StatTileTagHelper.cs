using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>
/// <c>&lt;stat-tile label="Revenue" value="€1,204.00" change="0.12" note="…" /&gt;</c>. The change is relative to the previous value.
/// </summary>
[HtmlTargetElement("stat-tile", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatTileTagHelper : TagHelper
{
    public string Label { get; set; } = string.Empty;

    public string Value { get; set; } = string.Empty;

    public decimal? Change { get; set; }

    public string? Note { get; set; }

    /// <summary>A one-sentence definition of the figure.</summary>
    public string? Definition { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "stat");
        if (Definition is not null)
            output.Attributes.SetAttribute("title", Definition);

        output.Content.AppendHtml(
            $"<span class=\"stat-label\">{Markup.E(Label)}</span><span class=\"stat-value\">{Markup.E(Value)}</span>"
        );
        if (Change is null && Note is null)
            return;

        var change = Change switch
        {
            null => "",
            > 0 and { } up => $"<span class=\"stat-up\">+{Percent(up)}</span> ",
            < 0 and { } down => $"<span class=\"stat-down\">\u2212{Percent(-down)}</span> ",
            _ => $"<span>{Markup.E(T("Common.NoChange"))}</span> ",
        };
        output.Content.AppendHtml($"<span class=\"stat-note\">{change}{Markup.E(Note)}</span>");
    }

    private static string Percent(decimal share) => Markup.E(PercentText.Of(Math.Round(share * 100, 1)));
}
