using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>Where the account is signed in, newest first.</summary>
public sealed record ListSessions(Guid AccountId) : IQuery<IReadOnlyList<SessionItem>>;

public sealed record SessionItem(Guid SessionId, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string? IpAddress, string? UserAgent);
