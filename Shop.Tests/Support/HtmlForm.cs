using System.Net;
using System.Text.RegularExpressions;

namespace Shop.Tests.Support;

/// <summary>A form on a page: its target, and its fields with their values.</summary>
internal sealed partial record HtmlForm(string Action, IReadOnlyList<HtmlForm.Field> Fields)
{
    /// <param name="IsTyped">A person fills it in and sees it again; not hidden, read-only or a password.</param>
    internal sealed record Field(string Name, string Value, bool IsTyped);

    /// <summary>Identifies the same form on two pages.</summary>
    public string Signature =>
        Action.Split('?')[0]
        + Handler().Match(Action).Value
        + " "
        + string.Join(',', Fields.Select(entry => Digits().Replace(entry.Name, "#")).Distinct());

    public static IEnumerable<HtmlForm> In(string html, string address)
    {
        foreach (Match form in Forms().Matches(html))
        {
            var attributes = form.Groups[1].Value;
            if (!Attribute(attributes, "method").Equals("post", StringComparison.OrdinalIgnoreCase))
                continue;

            var body = form.Groups[2].Value;
            var fields = new List<Field>();
            foreach (Match control in Controls().Matches(body))
            {
                var (tag, given) = (control.Groups[1].Value, control.Groups[2].Value);
                var (name, type) = (Attribute(given, "name"), Attribute(given, "type"));
                if (name.Length == 0 || (type is "radio" or "checkbox" && !given.Contains("checked", StringComparison.Ordinal)))
                    continue;

                var value = tag switch
                {
                    "select" => Attribute(Chosen().Match(control.Groups[3].Value).Groups[1].Value, "value"),
                    "textarea" => WebUtility.HtmlDecode(control.Groups[3].Value.Trim()),
                    _ => Attribute(given, "value"),
                };
                fields.Add(
                    new Field(
                        name,
                        value,
                        tag == "textarea"
                            || (
                                tag == "input"
                                && type is "" or "text" or "email" or "tel" or "search"
                                && !given.Contains("readonly", StringComparison.Ordinal)
                                && !given.Contains(" hidden", StringComparison.Ordinal)
                            )
                    )
                );
            }

            var action = Attribute(attributes, "action");
            yield return new HtmlForm(action.Length == 0 ? address : action, fields);
        }
    }

    private static string Attribute(string attributes, string name) =>
        WebUtility.HtmlDecode(Regex.Match(attributes, $"(?:^|\\s){name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex(
        "<(input|select|textarea|button)\\b([^>]*)>(?:(?<=<(?:select|textarea)\\b[^>]*>)(.*?)</(?:select|textarea)>)?",
        RegexOptions.Singleline
    )]
    private static partial Regex Controls();

    [GeneratedRegex("<option([^>]*selected[^>]*)>")]
    private static partial Regex Chosen();

    [GeneratedRegex("handler=[A-Za-z]+")]
    private static partial Regex Handler();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
