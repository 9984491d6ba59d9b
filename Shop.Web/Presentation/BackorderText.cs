using System.Globalization;

namespace Shop.Web.Presentation;

/// <summary>The text for a line that is partly on backorder.</summary>
public static class BackorderText
{
    /// <param name="expectedOn">Null when the date is unknown.</param>
    public static string Of(int late, int quantity, DateOnly? expectedOn) =>
        (late < quantity ? string.Create(CultureInfo.CurrentCulture, $"{late} of {quantity} on backorder") : "On backorder")
        + (expectedOn is { } day ? string.Create(CultureInfo.CurrentCulture, $", expected {day:d MMM yyyy}") : string.Empty);
}
