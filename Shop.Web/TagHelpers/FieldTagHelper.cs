using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>
/// <c>&lt;field asp-for="Input.Email" label="Email" type="email" hint="…" autocomplete="email" /&gt;</c>: label, hint, error and control,
/// wired together. <c>as</c> is input (default), textarea, select (with <c>items</c>) or checkbox. <c>class</c> goes to the field; every
/// other attribute goes to the control.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public required ModelExpression For { get; set; }

    public string Label { get; set; } = string.Empty;

    public string? Hint { get; set; }

    public string As { get; set; } = "input";

    public string Type { get; set; } = "text";

    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Marks the label; all other fields are required.</summary>
    public bool Optional { get; set; }

    /// <summary>Text in a box before or after the control, such as a currency.</summary>
    public string? Before { get; set; }

    public string? After { get; set; }

    /// <summary>Hides the label visually.</summary>
    public bool HideLabel { get; set; }

    public string? Class { get; set; }

    public string? InputClass { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var entry = ViewContext.ViewData.ModelState.GetValueOrDefault(name);
        var fault = entry is { Errors.Count: > 0 } ? TextOf(entry.Errors[0]) : null;
        var described = string.Join(
            ' ',
            new[] { Hint is null ? null : id + "-hint", fault is null ? null : id + "-error" }.OfType<string>()
        );

        var control = new StringBuilder();
        foreach (var attribute in output.Attributes)
        {
            // Razor omits attributes whose value is null, except those that start with data-.
            if (
                attribute.Name.StartsWith("data-", StringComparison.Ordinal)
                && attribute.ValueStyle != HtmlAttributeValueStyle.Minimized
                && string.IsNullOrEmpty(attribute.Value?.ToString())
            )
                continue;

            control.Append(' ').Append(attribute.Name);
            if (attribute.ValueStyle != HtmlAttributeValueStyle.Minimized)
                control.Append("=\"").Append(Markup.E(attribute.Value?.ToString())).Append('"');
        }

        output.Attributes.Clear();
        if (!Optional && As != "checkbox" && !context.AllAttributes.ContainsName("readonly"))
            control.Append(" aria-required=\"true\"");
        if (described.Length > 0)
            control.Append(" aria-describedby=\"").Append(described).Append('"');
        if (fault is not null)
            control.Append(" aria-invalid=\"true\"");

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            string.Join(' ', new[] { "field", fault is null ? null : "field-invalid", Class }.OfType<string>())
        );
        var shared = $"id=\"{id}\" name=\"{Markup.E(name)}\"{control}";
        if (As == "checkbox")
        {
            output.Content.AppendHtml(Error(id, fault));
            output.Content.AppendHtml(
                $"<label class=\"check\"><input type=\"checkbox\" value=\"true\" {shared}{(IsOn(entry) ? " checked" : "")}>"
                    + $"<span>{Markup.E(Label)}</span>"
            );
            if (Hint is not null)
                output.Content.AppendHtml($"<span class=\"check-hint\" id=\"{id}-hint\">{Markup.E(Hint)}</span>");

            output.Content.AppendHtml($"</label><input type=\"hidden\" name=\"{Markup.E(name)}\" value=\"false\">");
            return;
        }

        var optional = Optional ? $" <span class=\"field-optional\">{Markup.E(T("Common.Optional"))}</span>" : "";
        output.Content.AppendHtml(
            $"<label class=\"field-label{(HideLabel ? " sr-only" : "")}\" for=\"{id}\">{Markup.E(Label)}{optional}</label>"
        );
        if (Hint is not null)
            output.Content.AppendHtml($"<p class=\"field-hint\" id=\"{id}-hint\">{Markup.E(Hint)}</p>");

        output.Content.AppendHtml(Error(id, fault));
        var css = "input" + (InputClass is null ? "" : " " + InputClass);
        var affixed = Before is not null || After is not null;
        if (affixed)
            output.Content.AppendHtml($"<div class=\"affix\">{(Before is null ? "" : $"<span>{Markup.E(Before)}</span>")}");

        output.Content.AppendHtml(
            As switch
            {
                "textarea" => $"<textarea class=\"{css}\" {shared}>\n{Markup.E(Text(entry))}</textarea>",
                "select" => $"<select class=\"{css}\" {shared}>{Choices(Text(entry))}</select>",
                _ => $"<input class=\"{css}\" type=\"{Type}\" {shared}"
                    + $"{(Type is "password" or "file" ? "" : $" value=\"{Markup.E(Text(entry))}\"")}>",
            }
        );
        if (affixed)
            output.Content.AppendHtml($"{(After is null ? "" : $"<span>{Markup.E(After)}</span>")}</div>");
    }

    /// <summary>The error's text; binding errors get our own.</summary>
    internal static string TextOf(ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? T("Common.NotReadable") : error.ErrorMessage;

    private string Error(string id, string? fault) =>
        fault is null
            ? string.Empty
            : $"<p class=\"field-error\" id=\"{id}-error\">{Markup.Icon(ViewContext, "error", "sm")}"
                + $"<span><span class=\"sr-only\">{Markup.E(T("Common.ErrorPrefix"))} </span>{Markup.E(fault)}</span></p>";

    private string Text(ModelStateEntry? entry) =>
        entry?.AttemptedValue
        ?? For.Model switch
        {
            null => string.Empty,
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime or DateTimeOffset => throw new InvalidOperationException(
                $"{For.Name} is an instant: give the field its text by ShopClock.FieldText, in the shop's time zone."
            ),
            var value => Convert.ToString(value, CultureInfo.CurrentCulture) ?? string.Empty,
        };

    private bool IsOn(ModelStateEntry? entry) =>
        entry?.AttemptedValue is { } tried ? tried.StartsWith("true", StringComparison.OrdinalIgnoreCase) : For.Model is true;

    private string Choices(string value)
    {
        var html = new StringBuilder();
        foreach (var item in Items)
        {
            var chosen = string.Equals(item.Value, value, StringComparison.Ordinal) ? " selected" : "";
            html.Append(
                CultureInfo.InvariantCulture,
                $"<option value=\"{Markup.E(item.Value)}\"{chosen}{(item.Disabled ? " disabled" : "")}>{Markup.E(item.Text)}</option>"
            );
        }

        return html.ToString();
    }
}
