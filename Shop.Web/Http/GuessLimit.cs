using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Shop.Kernel.Web;

namespace Shop.Web.Http;

/// <summary>
/// Counts wrong codes per client for an hour from the first of them. So many as the setting says, less one, are answered with what is
/// wrong.
/// </summary>
internal sealed class GuessLimit(IMemoryCache cache, IConfiguration configuration) : IGuessLimit
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
