using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>
/// The account and permissions of a session, looked up on each request. NotFound once it ended or expired, or the account was disabled.
/// </summary>
public sealed record GetSession(Guid SessionId) : IQuery<SessionIdentity>;

/// <param name="Permissions">Empty for customers.</param>
public sealed record SessionIdentity(
    Guid SessionId,
    Guid AccountId,
    string Name,
    string Email,
    bool IsStaff,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Permissions
);
