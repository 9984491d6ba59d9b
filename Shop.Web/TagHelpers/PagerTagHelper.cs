using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>
/// <c>&lt;pager page="2" pages="9" /&gt;</c>: page links that keep the rest of the query string; renders nothing for a single page.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper : TagHelper
{
    public int Page { get; set; }

    public int Pages { get; set; }

    /// <summary>The query parameter.</summary>
    public string Parameter { get; set; } = "page";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", T("Common.Pagination"));
        if (Page > 1)
            output.Content.AppendHtml(
                $"<a class=\"ends\" rel=\"prev\" href=\"{Address(Page - 1)}\">{Markup.Icon(ViewContext, "chevron-left")}"
                    + $"<span class=\"sr-only\">{Markup.E(T("Common.PreviousPage"))}</span></a>"
            );

        var last = 0;
        foreach (var number in Enumerable.Range(1, Pages).Where(number => number == 1 || number == Pages || Math.Abs(number - Page) <= 1))
        {
            if (number - last > 1)
                output.Content.AppendHtml("<span class=\"gap\" aria-hidden=\"true\">…</span>");

            var label = Markup.E(T("Common.PageNumber", ("number", number)));
            output.Content.AppendHtml(
                number == Page
                    ? $"<a aria-current=\"page\" aria-label=\"{label}\" href=\"{Address(number)}\">{number}</a>"
                    : $"<a aria-label=\"{label}\" href=\"{Address(number)}\">{number}</a>"
            );
            last = number;
        }

        if (Page < Pages)
            output.Content.AppendHtml(
                $"<a class=\"ends\" rel=\"next\" href=\"{Address(Page + 1)}\">{Markup.Icon(ViewContext, "chevron-right")}"
                    + $"<span class=\"sr-only\">{Markup.E(T("Common.NextPage"))}</span></a>"
            );
    }

    private string Address(int number)
    {
        var request = ViewContext.HttpContext.Request;
        var query = request.Query.Where(pair => !pair.Key.Equals(Parameter, StringComparison.OrdinalIgnoreCase));
        var builder = new QueryBuilder(
            query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? string.Empty))
        );
        if (number > 1)
            builder.Add(Parameter, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

        return Markup.E(request.PathBase + request.Path + builder.ToQueryString());
    }
}
