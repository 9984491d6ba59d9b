namespace Shop.Notifications.Domain;

/// <summary>A queued email. Kind and occasion are unique together, which prevents duplicates.</summary>
internal sealed class QueuedMail
{
    public const int MaxTries = 20;

    public const int MaxSubjectLength = 200;

    /// <summary>Placeholder for the token in text and HTML until the email is sent.</summary>
    public const string TokenPlaceholder = "TOKEN-OF-THIS-MAIL";

    public static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    /// <exception cref="ArgumentException">Recipient or subject is empty or contains a control character, which could inject a
    /// header.</exception>
    public QueuedMail(
        Guid id,
        string kind,
        string occasion,
        string recipient,
        string subject,
        string text,
        string? html,
        DateTimeOffset queuedAt,
        string? protectedToken = null
    )
    {
        CheckHeader(recipient, nameof(recipient));
        CheckHeader(subject, nameof(subject));
        (Id, Kind, Occasion, Recipient, Subject) = (id, kind, occasion, recipient, subject);
        (Text, Html, QueuedAt, NextTryAt, ProtectedToken) = (text, html, queuedAt, queuedAt, protectedToken);
    }

    public Guid Id { get; private set; }

    public string Kind { get; private set; }

    public string Occasion { get; private set; }

    public string Recipient { get; private set; }

    public string Subject { get; private set; }

    public string Text { get; private set; }

    public string? Html { get; private set; }

    /// <summary>The encrypted token of the email's link; null when there is none, and after sending.</summary>
    public string? ProtectedToken { get; private set; }

    public DateTimeOffset QueuedAt { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset NextTryAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>A copy with the token filled in; send it, but never save it.</summary>
    public QueuedMail WithToken(string token) =>
        new(
            Id,
            Kind,
            Occasion,
            Recipient,
            Subject,
            Text.Replace(TokenPlaceholder, token, StringComparison.Ordinal),
            Html?.Replace(TokenPlaceholder, token, StringComparison.Ordinal),
            QueuedAt
        );

    public void MarkSent(DateTimeOffset now) => (SentAt, LastError, ProtectedToken) = (now, null, null);

    /// <summary>Schedules a retry after 10 s, doubling up to an hour.</summary>
    public void MarkFailed(string error, DateTimeOffset now)
    {
        Tries++;
        LastError = error.Length > 500 ? error[..500] : error;
        NextTryAt = now + TimeSpan.FromSeconds(Math.Min(MaxPause.TotalSeconds, 5 * Math.Pow(2, Tries)));
    }

    private static void CheckHeader(string value, string name)
    {
        if (value.Length == 0 || value.Any(char.IsControl))
            throw new ArgumentException("A mail header is one line of text.", name);
    }
}
