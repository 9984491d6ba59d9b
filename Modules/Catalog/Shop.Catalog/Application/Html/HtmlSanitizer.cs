using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Shop.Catalog.Application.Html;

/// <summary>
/// Keeps of rich text what an allow-list names and nothing else: no scripts, no styles, no frames, no event handlers, links and pictures of
/// harmless schemes only.
/// Sanitizing what was sanitized changes nothing.
/// </summary>
internal static class HtmlSanitizer
{
    private const int MostRounds = 4;

    private static readonly HashSet<string> Kept =
    [
        "p",
        "br",
        "hr",
        "strong",
        "b",
        "em",
        "i",
        "u",
        "s",
        "small",
        "sub",
        "sup",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "img",
        "figure",
        "figcaption",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "span",
        "div",
    ];

    /// <summary>Gone with everything inside; any other element leaves its content behind.</summary>
    private static readonly HashSet<string> Dropped =
    [
        "script",
        "style",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "textarea",
        "select",
        "option",
        "input",
        "button",
        "audio",
        "video",
        "canvas",
        "noembed",
        "noframes",
        "plaintext",
        "xmp",
        "listing",
        "portal",
        "dialog",
    ];

    private static readonly SearchValues<char> Markup = SearchValues.Create("<>&\u00A0\r\0");

    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    public static string Sanitize(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return string.Empty;

        var text = html.Trim();
        if (!text.AsSpan().ContainsAny(Markup))
            return text;

        for (var round = 0; round < MostRounds; round++)
        {
            var cleaned = Clean(text);
            if (cleaned == text)
                return cleaned;
            text = cleaned;
        }

        // Nesting that never comes to rest: the words are kept, the markup is not.
        return System.Net.WebUtility.HtmlEncode(PlainText.Of(text));
    }

    private static string Clean(string html)
    {
        using var document = Parser.ParseDocument("<!doctype html><body>" + html);
        CleanChildren(document.Body!);
        return document.Body!.InnerHtml.Trim();
    }

    private static void CleanChildren(INode parent)
    {
        for (var node = parent.FirstChild; node is not null; )
        {
            var next = node.NextSibling;
            if (node is not IElement element)
            {
                if (node is not IText)
                    parent.RemoveChild(node);
            }
            else if (element.LocalName == "h1" && element is IHtmlElement)
            {
                next = Replace(parent, element, "h2");
            }
            else if (element is not IHtmlElement || Dropped.Contains(element.LocalName))
            {
                parent.RemoveChild(element);
            }
            else if (!Kept.Contains(element.LocalName))
            {
                next = Unwrap(parent, element);
            }
            else
            {
                CleanAttributes(element);
                CleanChildren(element);
                if (element.LocalName == "img" && !element.HasAttribute("src"))
                    parent.RemoveChild(element);
                else if (element.LocalName is "span" or "a" && element.Attributes.Length == 0)
                    next = Unwrap(parent, element);
            }

            node = next;
        }
    }

    /// <summary>Puts the element's children in its place; answers where to go on.</summary>
    private static INode? Unwrap(INode parent, IElement element)
    {
        var first = element.FirstChild;
        var after = element.NextSibling;
        while (element.FirstChild is { } child)
            parent.InsertBefore(child, element);
        parent.RemoveChild(element);
        return first ?? after;
    }

    private static IElement Replace(INode parent, IElement element, string name)
    {
        var replacement = element.Owner!.CreateElement(name);
        while (element.FirstChild is { } child)
            replacement.AppendChild(child);
        parent.ReplaceChild(replacement, element);
        return replacement;
    }

    private static void CleanAttributes(IElement element)
    {
        foreach (var attribute in element.Attributes.ToList())
            if (!IsAllowed(element.LocalName, attribute))
                element.RemoveAttribute(attribute.NamespaceUri, attribute.LocalName);

        if (element.LocalName == "a" && element.GetAttribute("href") is { } target && !target.StartsWith('/'))
            element.SetAttribute("rel", "nofollow noopener");
    }

    private static bool IsAllowed(string element, IAttr attribute) =>
        (element, attribute.Name) switch
        {
            (_, "dir") => attribute.Value is "ltr" or "rtl" or "auto",
            (_, "lang") => attribute.Value.Length <= 20
                && attribute.Value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'),
            ("a", "href") => IsLink(attribute.Value),
            ("a", "rel") => attribute.Value == "nofollow noopener",
            ("a" or "img", "title") or ("img", "alt") => true,
            ("img", "src") => TextRules.IsPictureUrl(attribute.Value),
            ("img", "width" or "height") or ("td" or "th", "colspan" or "rowspan") => attribute.Value.Length is > 0 and <= 4
                && attribute.Value.All(char.IsAsciiDigit),
            ("th", "scope") => attribute.Value is "row" or "col",
            _ => false,
        };

    private static bool IsLink(string target) =>
        !target.Any(char.IsControl)
        && (
            (
                target.StartsWith('/')
                && !target.StartsWith("//", StringComparison.Ordinal)
                && !target.StartsWith("/\\", StringComparison.Ordinal)
            )
            || (
                Uri.TryCreate(target, UriKind.Absolute, out var address)
                && address.Scheme is "https" or "http" or "mailto" or "tel"
                && target.StartsWith(address.Scheme + ":", StringComparison.OrdinalIgnoreCase)
            )
        );
}
