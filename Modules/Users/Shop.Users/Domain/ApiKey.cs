namespace Shop.Users.Domain;

/// <summary>An API key. Only its hash is stored.</summary>
internal sealed class ApiKey(Guid id, string name, string keyHash, IReadOnlyList<string> scopes, bool isDemo, DateTimeOffset createdAt)
{
    public Guid Id { get; private set; } = id;

    public string Name { get; private set; } = name;

    public string KeyHash { get; private set; } = keyHash;

    public IReadOnlyList<string> Scopes { get; private set; } = scopes;

    /// <summary>A well-known key, accepted in Development only.</summary>
    public bool IsDemo { get; private set; } = isDemo;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    public DateTimeOffset? RevokedAt { get; private set; }
}
