using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Application.Promotions;

/// <summary>
/// The automatic promotions, cached for some seconds; a change on this host clears the cache. Placing an order bypasses it.
/// </summary>
internal sealed class AutomaticPromotions(IMemoryCache cache, IOptions<OrdersOptions> options)
{
    private const string Key = "orders:automatic-promotions";

    public async Task<IReadOnlyList<Offer>> GetAsync(OrdersDbContext db, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(Key, out IReadOnlyList<Offer>? known))
            return known!;

        var loaded = await LoadAsync(db, cancellationToken);
        if (options.Value.PromotionCacheSeconds > 0)
            cache.Set(Key, loaded, TimeSpan.FromSeconds(options.Value.PromotionCacheSeconds));
        return loaded;
    }

    public static async Task<IReadOnlyList<Offer>> LoadAsync(OrdersDbContext db, CancellationToken cancellationToken)
    {
        var promotions = await db
            .Promotions.Where(promotion => promotion.Terms.IsActive && !promotion.Terms.NeedsCode)
            .ToListAsync(cancellationToken);
        return [.. promotions.Select(promotion => new Offer(promotion.Id.Value, promotion.Terms, null))];
    }

    public void Forget() => cache.Remove(Key);
}
