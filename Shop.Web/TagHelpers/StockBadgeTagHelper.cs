using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary><c>&lt;stock-badge available="12" low /&gt;</c>. Without a number the stock is not tracked.</summary>
[HtmlTargetElement("stock-badge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StockBadgeTagHelper : TagHelper
{
    public int? Available { get; set; }

    public bool Low { get; set; }

    /// <summary>Available on backorder.</summary>
    public bool Backorder { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Render(Available, Low, Backorder));
    }

    public static string Render(int? available, bool low, bool backorder = false) =>
        available switch
        {
            <= 0 when backorder => Badge("low", T("Common.OnBackorder")),
            <= 0 => Badge("out", T("Common.SoldOut")),
            { } few when low || few == 1 => Badge("low", T("Common.OnlyLeft", ("count", few))),
            _ => Badge("in", T("Common.InStock")),
        };

    public static string Badge(string state, string text) => $"<span class=\"stock stock-{state}\">{Markup.E(text)}</span>";
}
