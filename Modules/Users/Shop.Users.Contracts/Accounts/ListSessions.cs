using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>The active sessions of the account, newest first.</summary>
public sealed record ListSessions(Guid AccountId) : IQuery<IReadOnlyList<SessionItem>>;

public sealed record SessionItem(Guid SessionId, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string? IpAddress, string? UserAgent);
