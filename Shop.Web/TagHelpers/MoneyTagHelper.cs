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
        if (Value is not { } money)
            output.Content.SetContent(None ?? T("Common.Unknown"));
        else if (money.IsZero && Zero is not null)
            output.Content.SetContent(Zero);
        else
            output.Content.SetHtmlContent(Html(money));
    }

    /// <summary>An amount for a sentence (<see cref="Texts.H"/>).</summary>
    public static IHtmlContent Html(Money money) => new HtmlString($"<span class=\"num nowrap\">{Markup.E(MoneyText.Of(money))}</span>");
}
