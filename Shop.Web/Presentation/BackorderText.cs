namespace Shop.Web.Presentation;

/// <summary>The text for a line that is partly on backorder.</summary>
public static class BackorderText
{
    /// <param name="expectedOn">Null when the date is unknown.</param>
    public static string Of(int late, int quantity, DateOnly? expectedOn) =>
        (late < quantity, expectedOn) switch
        {
            (false, null) => T("Common.OnBackorder"),
            (false, { } day) => T("Common.OnBackorderUntil", ("date", DateText.ShortDay(day))),
            (true, null) => T("Common.PartlyOnBackorder", ("late", late), ("quantity", quantity)),
            (true, { } day) => T("Common.PartlyOnBackorderUntil", ("late", late), ("quantity", quantity), ("date", DateText.ShortDay(day))),
        };
}
