using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.ApiKeys;

/// <summary>Resolves a bearer key to its owner. Unknown, revoked and (outside Development) demo keys are NotFound.</summary>
public sealed record CheckApiKey(string Key) : IQuery<ApiKeyIdentity>;

public sealed record ApiKeyIdentity(Guid Id, string Name, IReadOnlyList<string> Scopes);
