using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Shop.Catalog.Application.Html;

/// <summary>Converts sanitized HTML to plain text, for the search and meta descriptions.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> Inline = ["a", "b", "code", "em", "i", "s", "small", "span", "strong", "sub", "sup", "u"];

    private static readonly HtmlParser Parser = new();

    public static string Of(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
            return html;

        using var document = Parser.ParseDocument(html);
        var result = new StringBuilder(html.Length);
        INode? node = document.Body!;
        while (node is not null)
        {
            if (node is IText text)
                result.Append(text.Data);
            AppendSpace(result, node);
            node = node.FirstChild ?? Next(node, result);
        }

        return string.Join(' ', result.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>At most this many characters, cut at a space where possible, never inside a character.</summary>
    public static string Excerpt(string html, int max)
    {
        var text = Of(html);
        if (text.Length <= max)
            return text;

        var cut = text.LastIndexOf(' ', max - 1);
        cut = cut < max / 2 ? max - 1 : cut;
        if (char.IsHighSurrogate(text[cut - 1]))
            cut--;

        return text[..cut] + "…";
    }

    /// <summary>The node after this one and its descendants; iterative, to avoid stack overflow.</summary>
    private static INode? Next(INode node, StringBuilder result)
    {
        while (node.NextSibling is null && node is not IHtmlBodyElement && node.Parent is { } parent)
        {
            node = parent;
            AppendSpace(result, node);
        }

        return node is IHtmlBodyElement ? null : node.NextSibling;
    }

    private static void AppendSpace(StringBuilder result, INode node)
    {
        if (node is IElement element && !Inline.Contains(element.LocalName))
            result.Append(' ');
    }
}
