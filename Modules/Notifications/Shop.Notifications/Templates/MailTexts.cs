using System.Globalization;
using System.Resources;
using Shop.Kernel;
using Shop.Kernel.Texts;

namespace Shop.Notifications.Templates;

/// <summary>The texts of all emails (<c>Resources/Mails.resx</c>), with formatting of amounts and times.</summary>
internal static class MailTexts
{
    public static readonly ResourceManager Resources = new("Shop.Notifications.Resources.Mails", typeof(MailTexts).Assembly);

    /// <exception cref="MissingManifestResourceException">The key does not exist.</exception>
    public static string Get(string key, params object[] arguments)
    {
        var text = Resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new MissingManifestResourceException($"No text for {key}.");
        return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
    }

    public static string Money(Money money) => MoneyText.Of(money);

    public static string Day(DateOnly day) => DateText.Day(day);

    public static string Day(DateTimeOffset instant, TimeZoneInfo zone) =>
        Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime));

    /// <summary>Includes the city of the time zone, as customers may be in another one.</summary>
    public static string Time(DateTimeOffset instant, TimeZoneInfo zone) =>
        Get("Format.Time", TimeZoneInfo.ConvertTime(instant, zone).DateTime, City(zone));

    private static string City(TimeZoneInfo zone) => zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
