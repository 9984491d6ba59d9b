using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>
/// <c>&lt;stepper name="quantity" value="1" min="1" max="9" item="Kettle" /&gt;</c>; a plain number field without JavaScript.
/// </summary>
[HtmlTargetElement("stepper", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepperTagHelper : TagHelper
{
    public string Name { get; set; } = "quantity";

    public string? Id { get; set; }

    public int Value { get; set; } = 1;

    public int Min { get; set; } = 1;

    public int? Max { get; set; }

    /// <summary>What the quantity is of, where several steppers are on the page.</summary>
    public string? Item { get; set; }

    /// <summary>Submits its form on change.</summary>
    public bool Send { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = Id ?? TagBuilder.CreateSanitizedId(Name, "_");
        var (label, less, more) = Item is null
            ? (T("Common.Quantity"), T("Common.Decrease"), T("Common.Increase"))
            : (T("Common.QuantityOf", ("item", Item)), T("Common.DecreaseOf", ("item", Item)), T("Common.IncreaseOf", ("item", Item)));
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "stepper");
        output.Content.SetHtmlContent(
            Button(id + "-less", "-1", less, "minus")
                + $"<input type=\"number\" inputmode=\"numeric\" id=\"{Markup.E(id)}\" name=\"{Markup.E(Name)}\" value=\"{Value}\""
                + $" min=\"{Min}\"{(Max is { } max ? $" max=\"{max}\"" : "")}"
                + $" step=\"1\" aria-label=\"{Markup.E(label)}\" autocomplete=\"off\""
                + $"{(Send ? " data-send" : "")}>"
                + Button(id + "-more", "1", more, "plus")
        );
    }

    private string Button(string id, string step, string label, string icon) =>
        $"<button type=\"button\" id=\"{Markup.E(id)}\" data-step=\"{step}\" aria-label=\"{Markup.E(label)}\">"
        + $"{Markup.Icon(ViewContext, icon, "sm")}</button>";
}
