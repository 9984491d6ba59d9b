using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Kernel;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary><c>&lt;money value="Model.Total" /&gt;</c>: a formatted amount, or a text when it is null.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyTagHelper : TagHelper
{
    public Money? Value { get; set; }

    /// <summary>Shown when there is no amount; null for "Unknown".</summary>
    public string? None { get; set; }

    /// <summary>Shown instead of zero, for example "Free".</summary>
    public string? Zero { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var text =
            Value is not { } money ? None ?? T("Common.Unknown")
            : money.IsZero && Zero is not null ? Zero
            : MoneyText.Of(money);
        output.Content.SetHtmlContent(Span(text));
    }

    /// <summary>An amount for a sentence (<see cref="Texts.H"/>).</summary>
    public static IHtmlContent Html(Money money) => Span(MoneyText.Of(money));

    private static HtmlString Span(string text) => new($"<span class=\"num nowrap\">{Markup.E(text)}</span>");
}
