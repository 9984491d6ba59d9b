using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Kernel;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary><c>&lt;money value="Model.Total" /&gt;</c>: a formatted amount, or a text when it is null.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyTagHelper : TagHelper
{
    public Money? Value { get; set; }

    /// <summary>Shown when there is no amount.</summary>
    public string None { get; set; } = "unknown";

    /// <summary>Shown instead of zero, for example "Free".</summary>
    public string? Zero { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "num nowrap");
        var text =
            Value is not { } money ? None
            : money.IsZero && Zero is not null ? Zero
            : MoneyText.Of(money);
        output.Content.SetHtmlContent(Markup.E(text));
    }
}
