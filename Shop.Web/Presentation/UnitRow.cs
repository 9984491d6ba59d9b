using Microsoft.AspNetCore.Mvc.Rendering;

namespace Shop.Web.Presentation;

/// <summary>A line of goods and the field for how many of them are meant; shown by <c>_UnitRow</c>.</summary>
/// <param name="Key">What the field is bound to, <c>Ship.Units[id]</c>.</param>
/// <param name="Note">Said behind the title, in brackets.</param>
public sealed record UnitRow(string Key, string Title, string Note, int Most, int Proposed)
{
    /// <summary>The id of the field, as the summary of faults links to it.</summary>
    public string Id => TagBuilder.CreateSanitizedId(Key, "_");

    public static string TitleOf(string title, string variant) => variant.Length > 0 ? $"{title}, {variant}" : title;
}
