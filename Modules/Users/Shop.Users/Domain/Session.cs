namespace Shop.Users.Domain;

/// <summary>A signed-in browser. Once ended, expired or of a disabled account it is invalid, whatever its cookie says.</summary>
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
    /// <summary>Minimum time between updates of the last-seen time.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public Guid Id { get; private set; } = id;

    public Guid AccountId { get; private set; } = accountId;

    public DateTimeOffset StartedAt { get; private set; } = startedAt;

    public DateTimeOffset LastSeenAt { get; private set; } = startedAt;

    /// <summary>Absolute expiration, regardless of activity.</summary>
    public DateTimeOffset EndsAt { get; private set; } = endsAt;

    public TimeSpan IdleTime { get; private set; } = idleTime;

    public string? IpAddress { get; private set; } = ipAddress;

    public string? UserAgent { get; private set; } = userAgent;

    public bool IsLive(DateTimeOffset now) => now < EndsAt && now < LastSeenAt + IdleTime;
}
