using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Catalog.Contracts.Products;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary><c>&lt;product-card item="…" eager level="2" /&gt;</c>.</summary>
[HtmlTargetElement("product-card", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProductCardTagHelper : TagHelper
{
    public required ProductCard Item { get; set; }

    /// <summary>For images above the fold.</summary>
    public bool Eager { get; set; }

    /// <summary>The first image of the page.</summary>
    public bool First { get; set; }

    /// <summary>The heading level.</summary>
    public int Level { get; set; } = 3;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "article";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "product");
        output.Content.AppendHtml("<div class=\"well\">");
        output.Content.AppendHtml(
            PictureTagHelper.Render(
                ViewContext,
                Item.ImageUrl,
                Item.ImageAlt,
                "(min-width: 1280px) 25vw, (min-width: 768px) 33vw, 50vw",
                Eager || First,
                First
            )
        );
        output.Content.AppendHtml("</div>");
        var cut = Item.CompareAtPrice is { } was && was.Currency == Item.Price.Currency && was > Item.Price;
        output.Content.AppendHtml(
            $"<div class=\"product-body\"><h{Level} class=\"product-title\">"
                + $"<a href=\"{Markup.E(Links.Product(Item.Slug))}\">{Markup.E(Item.Title)}</a></h{Level}>"
        );
        if (!string.IsNullOrWhiteSpace(Item.Vendor))
            output.Content.AppendHtml($"<p class=\"product-maker\">{Markup.E(Item.Vendor)}</p>");

        output.Content.AppendHtml("<p>" + PriceTagHelper.Render(Item.Price, Item.CompareAtPrice, Item.PriceVaries) + "</p>");
        if (Item.Availability == AvailabilityState.Low)
            output.Content.AppendHtml($"<p class=\"stock stock-low\">{Markup.E(T("Common.LowStock"))}</p>");

        if (Item.Availability == AvailabilityState.SoldOut)
            output.Content.AppendHtml($"<span class=\"badge badge-plain\">{Markup.E(T("Common.SoldOut"))}</span>");
        else if (cut)
            output.Content.AppendHtml(
                $"<span class=\"badge badge-plain badge-cut\">{Markup.E(T("Common.PercentOff", ("percent", Saving(Item))))}</span>"
            );

        output.Content.AppendHtml("</div>");
    }

    private static int Saving(ProductCard item) =>
        (int)Math.Floor((item.CompareAtPrice!.Value.Amount - item.Price.Amount) * 100 / item.CompareAtPrice.Value.Amount);
}
