using Microsoft.AspNetCore.Razor.TagHelpers;

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
            <= 0 when backorder => "<span class=\"stock stock-low\">Made to order, takes a little longer</span>",
            <= 0 => "<span class=\"stock stock-out\">Sold out</span>",
            1 => "<span class=\"stock stock-low\">Last one</span>",
            { } few when low => $"<span class=\"stock stock-low\">Only {few} left</span>",
            _ => "<span class=\"stock stock-in\">In stock</span>",
        };
}
