using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Kernel;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary><c>&lt;price now="…" was="…" from large /&gt;</c>: a price, with the compare-at price when it is higher.</summary>
[HtmlTargetElement("price", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PriceTagHelper : TagHelper
{
    public Money Now { get; set; }

    public Money? Was { get; set; }

    /// <summary>The variants have different prices; this is the lowest.</summary>
    public bool From { get; set; }

    public bool Large { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Render(Now, Was, From, Large));
    }

    public static string Render(Money now, Money? was, bool from = false, bool large = false)
    {
        var cut = was is { } before && before.Currency == now.Currency && before > now;
        var css = "price" + (cut ? " price-cut" : "") + (large ? " price-lg" : "");
        var label = cut ? $"<span class=\"sr-only\">{Markup.E(T("Common.SalePrice"))} </span>" : "";
        var price = from ? T("Common.PriceFrom", ("price", now)) : MoneyText.Of(now);
        var html = $"<span class=\"{css}\"><span class=\"price-now\">{label}{Markup.E(price)}</span>";
        if (cut)
            html += RenderWas(was!.Value);

        return html + "</span>";
    }

    /// <summary>The struck-out price.</summary>
    public static string RenderWas(Money was) =>
        $"<s class=\"price-was\"><span class=\"sr-only\"> {Markup.E(T("Common.RegularPrice"))} </span>{Markup.E(MoneyText.Of(was))}</s>";
}
