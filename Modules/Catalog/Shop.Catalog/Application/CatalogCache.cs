using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Shop.Catalog.Application;

/// <summary>
/// Caches data that many pages need for a few seconds: the category tree, counts beside lists, related products. Cleared by every change on
/// this host; entries expire on the others. Never a source of truth.
/// </summary>
internal sealed class CatalogCache(IMemoryCache cache, IOptions<CatalogOptions> options) : IDisposable
{
    private const string Prefix = "catalog:";

    private CancellationTokenSource generation = new();

    /// <summary>Null is not cached, so that requests for unknown names take no memory.</summary>
    public async Task<T> GetAsync<T>(string key, Func<Task<T>> load)
        where T : class?
    {
        if (options.Value.CacheSeconds <= 0)
            return await load();
        if (cache.TryGetValue(Prefix + key, out var found))
            return (T)found!;

        // Taken before loading, so that a change during loading invalidates the new entry, too.
        var token = new CancellationChangeToken(generation.Token);
        var value = await load();
        if (value is null)
            return value;

        cache.Set(
            Prefix + key,
            value,
            new MemoryCacheEntryOptions
            {
                AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(options.Value.CacheSeconds),
            }.AddExpirationToken(token)
        );
        return value;
    }

    public void Clear()
    {
        using var old = Interlocked.Exchange(ref generation, new CancellationTokenSource());
        old.Cancel();
    }

    public void Dispose() => generation.Dispose();
}
