namespace Shop.Notifications.Templates;

/// <summary>The shop that sends the email.</summary>
/// <param name="Url">Without a trailing slash.</param>
public sealed record MailShop(string Name, string Url, TimeZoneInfo TimeZone);
