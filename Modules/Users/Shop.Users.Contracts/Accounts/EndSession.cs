using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>Signs a session out, on every host at once. Repeatable.</summary>
public sealed record EndSession(Guid SessionId) : ICommand;

/// <summary>Ends every other session of the account.</summary>
public sealed record EndOtherSessions(Guid AccountId, Guid KeepSessionId) : ICommand;
