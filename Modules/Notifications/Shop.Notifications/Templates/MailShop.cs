namespace Shop.Notifications.Templates;

/// <summary>The shop that a mail is from.</summary>
/// <param name="Url">Without a slash at the end.</param>
public sealed record MailShop(string Name, string Url, TimeZoneInfo TimeZone);
