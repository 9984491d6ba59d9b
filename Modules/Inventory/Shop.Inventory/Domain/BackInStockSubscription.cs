using Shop.Kernel;

namespace Shop.Inventory.Domain;

/// <summary>An email address subscribed to one back-in-stock alert for a SKU.</summary>
internal sealed class BackInStockSubscription(Guid id, Sku sku, string email, Guid? accountId, DateTimeOffset subscribedAt)
{
    public Guid Id { get; private set; } = id;

    public Sku Sku { get; private set; } = sku;

    public string Email { get; private set; } = email;

    public Guid? AccountId { get; private set; } = accountId;

    public DateTimeOffset SubscribedAt { get; private set; } = subscribedAt;

    /// <summary>Null while it waits.</summary>
    public DateTimeOffset? NotifiedAt { get; private set; }

    /// <summary>Hash of the token in the last alert; valid until the next one.</summary>
    public string? TokenHash { get; private set; }

    public void Tell(string tokenHash, DateTimeOffset now) => (NotifiedAt, TokenHash) = (now, tokenHash);

    /// <summary>Subscribes again, at the end of the queue. A waiting subscription keeps its place.</summary>
    public void Renew(Guid? accountId, DateTimeOffset now)
    {
        if (NotifiedAt is not null)
            (AccountId, SubscribedAt, NotifiedAt) = (accountId, now, null);
    }
}
