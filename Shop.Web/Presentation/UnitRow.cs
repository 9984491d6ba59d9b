using Microsoft.AspNetCore.Mvc.Rendering;

namespace Shop.Web.Presentation;

/// <summary>A line with a quantity field; rendered by <c>_UnitRow</c>.</summary>
/// <param name="Key">The field's model-binding name, <c>Input.Units[id]</c>.</param>
/// <param name="Note">Shown in parentheses after the title.</param>
public sealed record UnitRow(string Key, string Title, string Note, int Max, int Proposed)
{
    /// <summary>The field's id, which the error summary links to.</summary>
    public string Id => TagBuilder.CreateSanitizedId(Key, "_");

    public static string TitleOf(string title, string variant) =>
        variant.Length > 0 ? T("Common.TitleAndVariant", ("title", title), ("variant", variant)) : title;
}
