using System.Net;

namespace Shop.Tests.Support;

/// <summary>Polls until a condition is true or a timeout expires. For live hosts only; quiet hosts need no waiting.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    public static async Task<HttpResponseMessage> AnswersAsync(HttpClient client, string address, HttpStatusCode expected)
    {
        HttpResponseMessage? last = null;
        await IsTrueAsync(
            async () =>
            {
                last?.Dispose();
                last = await client.GetAsync(address);
                return last.StatusCode == expected;
            },
            $"{address} to answer {(int)expected}"
        );
        return last!;
    }

    /// <param name="what">Completes the sentence "waited in vain for …".</param>
    /// <param name="within">Null for 20 seconds.</param>
    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        using var bound = new CancellationTokenSource(within ?? Bound);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            if (bound.IsCancellationRequested)
                throw new AssertionException($"Waited in vain for {what}.");

            await timer.WaitForNextTickAsync();
        }
    }
}
