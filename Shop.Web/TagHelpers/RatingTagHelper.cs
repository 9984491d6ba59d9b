using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary><c>&lt;rating value="4.3" count="12" /&gt;</c>: stars with the count.</summary>
[HtmlTargetElement("rating", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RatingTagHelper : TagHelper
{
    private const string Star = "M8 1.2l2 4.3 4.7.6-3.45 3.2.9 4.65L8 11.65l-4.15 2.3.9-4.65L1.3 6.1 6 5.5z";

    public decimal Value { get; set; }

    public int Count { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "rating");
        var number = Value.ToString("0.0", CultureInfo.CurrentCulture);
        var full = (int)Math.Round(Value, MidpointRounding.AwayFromZero);
        var stars = string.Concat(
            Enumerable
                .Range(0, 5)
                .Select(index => $"<path{(index < full ? "" : " class=\"rest\"")} transform=\"translate({index * 18} 0)\" d=\"{Star}\"/>")
        );
        output.Content.SetHtmlContent(
            $"<svg viewBox=\"0 0 88 16\" aria-hidden=\"true\">{stars}</svg><span><span class=\"sr-only\">"
                + $"{Markup.E(T("Common.Rating", ("value", number)))}</span><span aria-hidden=\"true\">{number}</span> ({Count})</span>"
        );
    }
}
