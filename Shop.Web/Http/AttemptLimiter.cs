using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Shop.Kernel.Web;

namespace Shop.Web.Http;

/// <summary>
/// Counts wrong codes per client for one hour, starting with the first. The attempts below the limit are answered with the reason.
/// </summary>
internal sealed class AttemptLimiter(IMemoryCache cache, IConfiguration configuration) : IAttemptLimiter
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly int most = configuration.GetValue("Limits:WrongCodesPerHour", 20);

    public bool IsReached(HttpContext context)
    {
        var reached = cache.TryGetValue(KeyOf(context), out Guesses? guesses) && guesses!.Count >= most;
        if (reached)
            context.Response.Headers.RetryAfter = Memory.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return reached;
    }

    public void Note(HttpContext context) =>
        cache
            .GetOrCreate(KeyOf(context), entry =>
            {
                entry.AbsoluteExpirationRelativeToNow = Memory;
                return new Guesses();
            })!
            .Add();

    private static string KeyOf(HttpContext context) => "wrong-codes:" + ClientAddress.Of(context.Connection.RemoteIpAddress);

    private sealed class Guesses
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public void Add() => Interlocked.Increment(ref count);
    }
}
