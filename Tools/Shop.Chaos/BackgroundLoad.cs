using System.Collections.Concurrent;

namespace Shop.Chaos;

/// <summary>Shoppers who buy or browse during a fault. Every response is recorded.</summary>
internal sealed class BackgroundLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource stop;
    private readonly List<Task> tasks;

    private BackgroundLoad(CancellationTokenSource stop, Func<CancellationToken, Task> action, int count)
    {
        this.stop = stop;
        tasks = [.. Enumerable.Range(0, count).Select(_ => Task.Run(() => LoopAsync(action)))];
    }

    public static BackgroundLoad Of(int count, Func<CancellationToken, Task> action, CancellationToken cancellationToken) =>
        new(CancellationTokenSource.CreateLinkedTokenSource(cancellationToken), action, count);

    /// <summary>Requests pages and records each response.</summary>
    public static BackgroundLoad Browsing(
        ChaosEnvironment environment,
        Func<Shopper> createShopper,
        int count,
        ConcurrentBag<ShopResponse> responses,
        CancellationToken cancellationToken
    )
    {
        string[] paths = ["/", "/p/chaos-plenty", "/search?q=storm", "/api/v1/products"];
        return Of(
            count,
            async stop =>
            {
                using var shopper = createShopper();
                foreach (var path in paths)
                {
                    responses.Add(await shopper.SendAsync(HttpMethod.Get, path, null, stop));
                    await Task.Delay(50, stop);
                }
            },
            cancellationToken
        );
    }

    /// <summary>Buys repeatedly; records every acknowledged order and every response.</summary>
    public static BackgroundLoad Buying(
        ChaosEnvironment environment,
        Func<Shopper> createShopper,
        int count,
        ConcurrentBag<ShopResponse> responses,
        CancellationToken cancellationToken
    ) =>
        Of(
            count,
            async stop =>
            {
                using var shopper = createShopper();
                if (
                    await RecordAsync(shopper.FillCartAsync(ChaosEnvironment.InStockSku, stop))
                    && await RecordAsync(shopper.PlaceOrderAsync("card", stop))
                )
                {
                    // From here on the acknowledged order counts, even if the payment fails.
                    var paid = false;
                    try
                    {
                        paid = await RecordAsync(shopper.PayAsync(Shopper.GoodCard, stop));
                    }
                    finally
                    {
                        environment.RecordAcknowledged(shopper, paid);
                    }
                }

                await Task.Delay(20, stop);

                async Task<bool> RecordAsync(Task<ShopResponse> request)
                {
                    var response = await request;
                    responses.Add(response);
                    if (!response.IsSuccess)
                        await Task.Delay(100, stop);
                    return response.IsSuccess;
                }
            },
            cancellationToken
        );

    /// <summary>Lets the current purchases finish.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(tasks);
        stop.Dispose();
    }

    private async Task LoopAsync(Func<CancellationToken, Task> action)
    {
        while (!stop.IsCancellationRequested)
            try
            {
                await action(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
    }
}
