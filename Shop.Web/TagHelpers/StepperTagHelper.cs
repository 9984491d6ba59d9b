using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>
/// <c>&lt;stepper name="quantity" value="1" min="1" max="9" label="Quantity" /&gt;</c>; a plain number field without JavaScript.
/// </summary>
[HtmlTargetElement("stepper", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepperTagHelper : TagHelper
{
    public string Name { get; set; } = "quantity";

    public string? Id { get; set; }

    public int Value { get; set; } = 1;

    public int Min { get; set; } = 1;

    public int? Max { get; set; }

    public string Label { get; set; } = "Quantity";

    /// <summary>Submits its form on change.</summary>
    public bool Send { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = Id ?? TagBuilder.CreateSanitizedId(Name, "_");
        var label = Markup.E(Label);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "stepper");
        output.Content.SetHtmlContent(
            $"<button type=\"button\" id=\"{Markup.E(id)}-less\" data-step=\"-1\" aria-label=\"Less: {label}\">{Markup.Icon(ViewContext, "minus", "sm")}</button>"
                + $"<input type=\"number\" inputmode=\"numeric\" id=\"{Markup.E(id)}\" name=\"{Markup.E(Name)}\" value=\"{Value}\" min=\"{Min}\"{(Max is { } max ? $" max=\"{max}\"" : "")} step=\"1\" aria-label=\"{label}\" autocomplete=\"off\"{(Send ? " data-send" : "")}>"
                + $"<button type=\"button\" id=\"{Markup.E(id)}-more\" data-step=\"1\" aria-label=\"More: {label}\">{Markup.Icon(ViewContext, "plus", "sm")}</button>"
        );
    }
}
