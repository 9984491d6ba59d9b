namespace Shop.Users.Domain;

/// <summary>A signed-in browser. Ended, run out or of a disabled account, it is no good any more, whatever its cookie says.</summary>
internal sealed class Session(
    Guid id,
    Guid accountId,
    DateTimeOffset startedAt,
    DateTimeOffset endsAt,
    TimeSpan idleTime,
    string? ipAddress,
    string? userAgent
)
{
    /// <summary>Seeing a session is written down this often at most.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public Guid Id { get; private set; } = id;

    public Guid AccountId { get; private set; } = accountId;

    public DateTimeOffset StartedAt { get; private set; } = startedAt;

    public DateTimeOffset LastSeenAt { get; private set; } = startedAt;

    /// <summary>However busy it is.</summary>
    public DateTimeOffset EndsAt { get; private set; } = endsAt;

    public TimeSpan IdleTime { get; private set; } = idleTime;

    public string? IpAddress { get; private set; } = ipAddress;

    public string? UserAgent { get; private set; } = userAgent;

    public bool IsLive(DateTimeOffset now) => now < EndsAt && now < LastSeenAt + IdleTime;
}
