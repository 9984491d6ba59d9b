namespace Shop.Users.Domain;

/// <summary>A mail on its way. Kind and occasion are unique together, so that the same thing is said once.</summary>
internal sealed class QueuedMail(
    Guid id,
    string kind,
    string occasion,
    string recipient,
    string subject,
    string text,
    string? html,
    DateTimeOffset queuedAt
)
{
    public const int MostTries = 20;

    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    public Guid Id { get; private set; } = id;

    public string Kind { get; private set; } = kind;

    public string Occasion { get; private set; } = occasion;

    public string Recipient { get; private set; } = recipient;

    public string Subject { get; private set; } = subject;

    public string Text { get; private set; } = text;

    public string? Html { get; private set; } = html;

    public DateTimeOffset QueuedAt { get; private set; } = queuedAt;

    public int Tries { get; private set; }

    public DateTimeOffset NextTryAt { get; private set; } = queuedAt;

    public DateTimeOffset? SentAt { get; private set; }

    public string? LastError { get; private set; }

    public void MarkSent(DateTimeOffset now) => (SentAt, LastError) = (now, null);

    /// <summary>Tried again after 10 s, doubling up to an hour.</summary>
    public void MarkFailed(string error, DateTimeOffset now)
    {
        Tries++;
        LastError = error.Length > 500 ? error[..500] : error;
        NextTryAt = now + TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 5 * Math.Pow(2, Tries)));
    }
}
