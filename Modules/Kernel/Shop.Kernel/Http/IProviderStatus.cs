namespace Shop.Kernel.Http;

/// <summary>
/// Whether an external service (payment provider, carrier, mail server) answers this host. Registered once per service that is in use.
/// </summary>
public interface IProviderStatus
{
    /// <summary>Stable, for example <c>stripe</c>; its label is in the host's resources.</summary>
    string Name { get; }

    bool IsAnswering { get; }

    /// <summary>When calls resume at the latest; null while it answers, and for a service whose calls are never suspended.</summary>
    DateTimeOffset? SuspendedUntil { get; }

    /// <summary>Kept after it answers again; null when there was none since the host started.</summary>
    ProviderFailure? LastFailure { get; }
}

/// <param name="Error">What the client library reported; may hold addresses and keys. Null when unknown.</param>
public sealed record ProviderFailure(DateTimeOffset At, string? Error);
