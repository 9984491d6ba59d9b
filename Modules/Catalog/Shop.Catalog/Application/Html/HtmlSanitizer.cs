using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Shop.Catalog.Application.Html;

/// <summary>
/// Allow-list sanitizer for rich text: no scripts, styles, frames or event handlers; only links and images with safe schemes. Idempotent.
/// </summary>
internal static class HtmlSanitizer
{
    private const int MaxRounds = 4;

    /// <summary>Removed with their content; other disallowed elements are replaced by their content.</summary>
    private static readonly HashSet<string> Dropped =
    [
        .. (
            "script style iframe frame frameset object embed applet noscript template svg math head title meta link base textarea select "
            + "option input button audio video canvas noembed noframes plaintext xmp listing portal dialog"
        ).Split(' '),
    ];

    private static readonly SearchValues<char> Markup = SearchValues.Create("<>&\u00A0\r\0");

    private static readonly Ganss.Xss.HtmlSanitizer Sanitizer = Create();

    public static string Sanitize(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return string.Empty;

        var text = html.Trim();
        if (!text.AsSpan().ContainsAny(Markup))
            return text;

        for (var round = 0; round < MaxRounds; round++)
        {
            var cleaned = Clean(text);
            if (cleaned == text)
                return cleaned;
            text = cleaned;
        }

        // Sanitizing did not converge: keep the text, drop the markup.
        return System.Net.WebUtility.HtmlEncode(PlainText.Of(text));
    }

    private static Ganss.Xss.HtmlSanitizer Create()
    {
        var sanitizer = new Ganss.Xss.HtmlSanitizer(
            new HtmlSanitizerOptions
            {
                AllowedTags = Words(
                    "p br hr strong b em i u s small sub sup code pre blockquote ul ol li dl dt dd "
                        + "h1 h2 h3 h4 h5 h6 a img figure figcaption "
                        + "table caption thead tbody tfoot tr th td span div"
                ),
                AllowedAttributes = Words("dir lang href title src alt width height colspan rowspan scope"),
                AllowedSchemes = Words("https http mailto tel"),
                UriAttributes = Words("href src"),
            }
        )
        {
            KeepChildNodes = true,
        };
        sanitizer.RemovingTag += (_, removing) =>
        {
            if (!Dropped.Contains(removing.Tag.LocalName))
                return;

            removing.Cancel = true;
            removing.Tag.Remove();
        };
        sanitizer.FilterUrl += (_, url) =>
        {
            if (!(url.Tag is IHtmlImageElement ? TextRules.IsPictureUrl(url.OriginalUrl) : IsLink(url.OriginalUrl)))
                url.SanitizedUrl = null;
        };
        return sanitizer;
    }

    private static HashSet<string> Words(string words) => [.. words.Split(' ')];

    private static string Clean(string html)
    {
        using var document = Sanitizer.SanitizeDom(html);
        foreach (var element in document.Body!.QuerySelectorAll("*").ToList())
            Tidy(element);

        return document.Body!.InnerHtml.Trim();
    }

    /// <summary>
    /// Cleanup beyond security: attributes only where they apply, headings below the page title, no elements without effect.
    /// </summary>
    private static void Tidy(IElement element)
    {
        foreach (var attribute in element.Attributes.Where(attribute => !IsKept(element.LocalName, attribute)).ToList())
            element.RemoveAttribute(attribute.NamespaceUri, attribute.LocalName);
        if (element is IHtmlAnchorElement && element.GetAttribute("href") is { } target && !target.StartsWith('/'))
            element.SetAttribute("rel", "nofollow noopener");

        if (element.LocalName == "h1")
        {
            var heading = element.Owner!.CreateElement("h2");
            heading.Append([.. element.ChildNodes]);
            element.Replace(heading);
        }
        else if (element.LocalName == "img" && !element.HasAttribute("src"))
        {
            element.Remove();
        }
        else if (element.LocalName is "span" or "a" && element.Attributes.Length == 0)
        {
            element.Replace([.. element.ChildNodes]);
        }
    }

    private static bool IsKept(string element, IAttr attribute) =>
        (element, attribute.Name) switch
        {
            (_, "dir") => attribute.Value is "ltr" or "rtl" or "auto",
            (_, "lang") => attribute.Value.Length <= 20
                && attribute.Value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'),
            ("a", "href") or ("a" or "img", "title") or ("img", "alt" or "src") => true,
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
