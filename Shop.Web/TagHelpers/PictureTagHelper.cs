using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>
/// <c>&lt;picture-of src="…" alt="…" sizes="…" first /&gt;</c>: a product image in a 4:5 frame; a placeholder when there is none.
/// </summary>
[HtmlTargetElement("picture-of", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PictureTagHelper : TagHelper
{
    private static readonly int[] UploadWidths = [320, 640, 960, 1280];

    public string? Src { get; set; }

    public string Alt { get; set; } = string.Empty;

    public string Sizes { get; set; } = "100vw";

    public bool Eager { get; set; }

    public bool First { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Render(ViewContext, Src, Alt, Sizes, Eager || First, First));
    }

    internal static string Render(ViewContext context, string? source, string alt, string sizes, bool eager, bool first)
    {
        // Pages load nothing from other hosts: an imported image appears once it has been downloaded.
        if (string.IsNullOrEmpty(source) || source[0] != '/')
        {
            var role =
                alt.Length == 0 ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{Markup.E(T("Common.NoImage", ("alt", alt)))}\"";
            return $"<svg class=\"none\" viewBox=\"0 0 20 20\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"0.6\" {role}>"
                + "<path d=\"M5 6h10l1 11H4L5 6Z\"/><path d=\"M7.5 8.5V5.5a2.5 2.5 0 0 1 5 0v3\"/></svg>";
        }

        var loading =
            first ? "fetchpriority=\"high\""
            : eager ? ""
            : "loading=\"lazy\"";
        return $"<img src=\"{Markup.E(source)}\"{Widths(source, sizes)} width=\"400\" height=\"500\" alt=\"{Markup.E(alt)}\" {loading}"
            + " decoding=\"async\">";
    }

    /// <summary>Stored images have four widths under <c>/media/w{width}/…</c>; drawings need one.</summary>
    private static string Widths(string source, string sizes)
    {
        const string Marker = "/media/w640/";
        if (!source.StartsWith(Marker, StringComparison.Ordinal))
            return string.Empty;

        var rest = Markup.E(source[Marker.Length..]);
        var set = string.Join(", ", UploadWidths.Select(width => $"/media/w{width}/{rest} {width}w"));
        return $" srcset=\"{set}\" sizes=\"{Markup.E(sizes)}\"";
    }
}
