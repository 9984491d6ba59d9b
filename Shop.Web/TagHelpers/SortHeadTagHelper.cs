using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>
/// <c>&lt;sort-head key="title" current="@Model.Sort"&gt;Title&lt;/sort-head&gt;</c>: a sortable column header; <c>-title</c> is
/// descending.
/// </summary>
[HtmlTargetElement("sort-head")]
public sealed class SortHeadTagHelper : TagHelper
{
    public string Key { get; set; } = string.Empty;

    public string? Current { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var ascending = Current == Key;
        var descending = Current == "-" + Key;
        output.TagName = "th";
        output.Attributes.SetAttribute("scope", "col");
        if (ascending || descending)
            output.Attributes.SetAttribute("aria-sort", ascending ? "ascending" : "descending");

        var request = ViewContext.HttpContext.Request;
        var query = request.Query.Where(pair => pair.Key is not ("sort" or "page"));
        var builder = new QueryBuilder(
            query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? string.Empty))
        )
        {
            { "sort", ascending ? "-" + Key : Key },
        };
        output
            .Content.AppendHtml($"<a href=\"{Markup.E(request.PathBase + request.Path + builder.ToQueryString())}\">")
            .AppendHtml(content)
            .AppendHtml("</a>");
    }
}
