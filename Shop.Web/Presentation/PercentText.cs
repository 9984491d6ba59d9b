using System.Globalization;

namespace Shop.Web.Presentation;

/// <summary>Formats percentages: 19 is "19%".</summary>
public static class PercentText
{
    public static string Of(decimal percent) => T("Common.Percent", ("value", percent.ToString("0.##", CultureInfo.CurrentCulture)));
}
