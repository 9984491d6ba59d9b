using System.Net;
using System.Text;

namespace Shop.Catalog.Application.Html;

/// <summary>The words of sanitized HTML, for searching and for descriptions in search engines.</summary>
internal static class PlainText
{
    public static string Of(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
            return html;

        var result = new StringBuilder(html.Length);
        var inTag = false;
        foreach (var letter in html)
        {
            if (letter == '<')
            {
                inTag = true;
                result.Append(' ');
            }
            else if (letter == '>' && inTag)
            {
                inTag = false;
            }
            else if (!inTag)
            {
                result.Append(letter);
            }
        }

        return string.Join(' ', WebUtility.HtmlDecode(result.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>At most so many characters, cut at a space where there is one, never inside a character.</summary>
    public static string Excerpt(string html, int most)
    {
        var text = Of(html);
        if (text.Length <= most)
            return text;

        var cut = text.LastIndexOf(' ', most - 1);
        cut = cut < most / 2 ? most - 1 : cut;
        if (char.IsHighSurrogate(text[cut - 1]))
            cut--;

        return text[..cut] + "…";
    }
}
