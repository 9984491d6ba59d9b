using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Shop.Web.Presentation;

/// <summary>Shared by the tag helpers: encoding that keeps other scripts readable, and the icon.</summary>
internal static class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string E(string? text) => text is null ? string.Empty : Encoder.Encode(text);

    /// <summary>Bold text for a sentence (<see cref="Texts.H"/>).</summary>
    public static IHtmlContent Strong(string text) => new HtmlString($"<strong>{E(text)}</strong>");

    /// <summary>Code for a sentence.</summary>
    public static IHtmlContent Code(string text) => new HtmlString($"<code>{E(text)}</code>");

    /// <summary>An icon from the sprite; hidden from assistive technology unless it has a label.</summary>
    public static string Icon(ViewContext context, string name, string? size = null, string? label = null)
    {
        var sheet = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?["img/icons.svg"] ?? "img/icons.svg";
        var root = context.HttpContext.Request.PathBase.Value;
        var css = size is null ? "icon" : "icon icon-" + size;
        var role = label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{E(label)}\"";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"{css}\" width=\"20\" height=\"20\" {role}><use href=\"{root}/{sheet}#{name}\"/></svg>"
        );
    }
}
