using Shop.Kernel;

namespace Shop.Inventory.Domain;

/// <summary>An address that wants to hear once when a SKU can be had again.</summary>
internal sealed class BackInStockSubscription(Guid id, Sku sku, string email, Guid? accountId, DateTimeOffset subscribedAt)
{
    public Guid Id { get; private set; } = id;

    public Sku Sku { get; private set; } = sku;

    public string Email { get; private set; } = email;

    public Guid? AccountId { get; private set; } = accountId;

    public DateTimeOffset SubscribedAt { get; private set; } = subscribedAt;

    /// <summary>Null while it waits.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>Of the token that the address was last told with; good until the next.</summary>
    public string? TokenHash { get; private set; }

    public void Tell(string tokenHash, DateTimeOffset now) => (ToldAt, TokenHash) = (now, tokenHash);

    /// <summary>Waits again, behind those who wait already. Who waits keeps the place.</summary>
    public void Renew(Guid? accountId, DateTimeOffset now)
    {
        if (ToldAt is not null)
            (AccountId, SubscribedAt, ToldAt) = (accountId, now, null);
    }
}
