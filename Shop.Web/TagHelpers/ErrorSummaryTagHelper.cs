using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary><c>&lt;error-summary /&gt;</c>: all errors of the form with links to their fields; renders nothing without errors.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The order of fields in forms, because model state is sorted by name. Other fields come last.</summary>
    private static readonly string[] Fields =
    [
        "Email",
        "CurrentPassword",
        "ShippingAddress",
        "BillingAddress",
        "Address",
        "Name",
        "Company",
        "Line1",
        "Line2",
        "City",
        "Region",
        "PostalCode",
        "Country",
        "Phone",
        "Password",
        "NewPassword",
        "ShippingMethod",
        "PaymentMethod",
        "Note",
    ];

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        if (state.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("role", "alert");
        var faults = state
            .SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, Text: FieldTagHelper.TextOf(error))))
            .DistinctBy(fault => (fault.Key, fault.Text))
            .OrderBy(fault => Place(fault.Key), StringComparer.Ordinal)
            .ToList();
        output.Content.AppendHtml($"<h2>{Markup.E(T("Common.ErrorSummary", ("count", faults.Count)))}</h2><ul>");
        foreach (var (key, text) in faults)
        {
            output.Content.AppendHtml(
                key.Length == 0
                    ? $"<li>{Markup.E(text)}</li>"
                    : $"<li><a href=\"#{TagBuilder.CreateSanitizedId(key, "_")}\">{Markup.E(text)}</a></li>"
            );
        }

        output.Content.AppendHtml("</ul>");
    }

    private static string Place(string key) =>
        key.Length == 0
            ? string.Empty
            : string.Concat(
                key.Split('.').Select(part => (char)('a' + (Array.IndexOf(Fields, part) is >= 0 and var place ? place : Fields.Length)))
            );
}
