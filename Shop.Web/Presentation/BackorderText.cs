using System.Globalization;

namespace Shop.Web.Presentation;

/// <summary>What is said of a line whose units are not all there yet.</summary>
public static class BackorderText
{
    /// <param name="expectedOn">Null when nobody said.</param>
    public static string Of(int late, int quantity, DateOnly? expectedOn) =>
        (late < quantity ? string.Create(CultureInfo.CurrentCulture, $"{late} of {quantity} on backorder") : "On backorder")
        + (expectedOn is { } day ? string.Create(CultureInfo.CurrentCulture, $", expected {day:d MMM yyyy}") : string.Empty);
}
