using System.Collections.Concurrent;

namespace Shop.Chaos;

/// <summary>Shoppers who buy or browse during a fault. Every response is recorded.</summary>
internal sealed class BackgroundLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource stop;
    private readonly List<Task> people;

    private BackgroundLoad(CancellationTokenSource stop, Func<CancellationToken, Task> act, int count)
    {
        this.stop = stop;
        people = [.. Enumerable.Range(0, count).Select(_ => Task.Run(() => GoOnAsync(act)))];
    }

    public static BackgroundLoad Of(int count, Func<CancellationToken, Task> act, CancellationToken cancellationToken) =>
        new(CancellationTokenSource.CreateLinkedTokenSource(cancellationToken), act, count);

    /// <summary>Requests pages and records each response.</summary>
    public static BackgroundLoad Browsing(
        ChaosEnvironment environment,
        Func<Shopper> who,
        int count,
        ConcurrentBag<Answer> answers,
        CancellationToken cancellationToken
    )
    {
        string[] paths = ["/", "/p/chaos-plenty", "/search?q=storm", "/api/v1/products"];
        return Of(
            count,
            async stop =>
            {
                using var shopper = who();
                foreach (var path in paths)
                {
                    answers.Add(await shopper.SendAsync(HttpMethod.Get, path, null, stop));
                    await Task.Delay(50, stop);
                }
            },
            cancellationToken
        );
    }

    /// <summary>Buys repeatedly; records every acknowledged order and every response.</summary>
    public static BackgroundLoad Buying(
        ChaosEnvironment environment,
        Func<Shopper> who,
        int count,
        ConcurrentBag<Answer> answers,
        CancellationToken cancellationToken
    ) =>
        Of(
            count,
            async stop =>
            {
                using var shopper = who();
                if (await TellAsync(shopper.FillAsync(ChaosEnvironment.Plenty, stop)) && await TellAsync(shopper.PlaceAsync("card", stop)))
                {
                    // From here on the acknowledged order counts, even if the payment fails.
                    var paid = false;
                    try
                    {
                        paid = await TellAsync(shopper.PayAsync(Shopper.GoodCard, stop));
                    }
                    finally
                    {
                        environment.TakeNote(new Note(shopper.Number!, shopper.Total, paid));
                    }
                }

                await Task.Delay(20, stop);

                async Task<bool> TellAsync(Task<Answer> asking)
                {
                    var answer = await asking;
                    answers.Add(answer);
                    if (!answer.IsGood)
                        await Task.Delay(100, stop);
                    return answer.IsGood;
                }
            },
            cancellationToken
        );

    /// <summary>Lets the current purchases finish.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(people);
        stop.Dispose();
    }

    private async Task GoOnAsync(Func<CancellationToken, Task> act)
    {
        while (!stop.IsCancellationRequested)
            try
            {
                await act(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
    }
}
