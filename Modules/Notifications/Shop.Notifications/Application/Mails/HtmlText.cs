using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Shop.Notifications.Application.Mails;

/// <summary>Converts the HTML of an email to its text part: one block of lines per block element, separated by empty lines.</summary>
internal static partial class HtmlText
{
    private static readonly HashSet<string> Containers = ["BODY", "DIV", "MAIN", "FOOTER"];

    public static string Of(IElement body) => string.Join("\n\n", Blocks(body).Where(block => block.Length > 0)) + "\n";

    /// <summary>Skips <c>header</c> elements, which only repeat the sender.</summary>
    private static IEnumerable<string> Blocks(IElement element) =>
        element.Children.SelectMany(child =>
            child.TagName switch
            {
                "HEADER" => [],
                "TABLE" => [Lines(child.QuerySelectorAll("tr").Select(Row))],
                "UL" => [Lines(child.QuerySelectorAll("li").Select(item => "- " + Inline(item)))],
                var name when Containers.Contains(name) => Blocks(child),
                _ => (IEnumerable<string>)[Inline(child)],
            }
        );

    /// <summary>Formats a row with a header cell as "name: value".</summary>
    private static string Row(IElement row) =>
        (row.ClassList.Contains("detail") ? "  " : string.Empty)
        + string.Join(row.QuerySelector("th") is null ? "  " : ": ", row.Children.Select(Inline));

    private static string Inline(IElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        return Lines(text.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    private static void Append(INode node, StringBuilder text)
    {
        switch (node)
        {
            case IText words:
                text.Append(Space().Replace(words.Data, " "));
                break;
            case IElement { TagName: "BR" }:
                text.Append('\n');
                break;
            case IElement { TagName: "A" } link:
                foreach (var child in link.ChildNodes)
                    Append(child, text);
                text.Append(": ").Append(link.GetAttribute("href"));
                break;
            default:
                foreach (var child in node.ChildNodes)
                    Append(child, text);
                break;
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
