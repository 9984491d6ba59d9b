using Shop.Inventory.Application.Reservations;
using Shop.Kernel;

namespace Shop.Tests.Unit.Inventory;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StockQueueTests
{
    private static readonly Sku[] Skus = [.. Enumerable.Range(1, 200).Select(number => Sku.Of($"QUEUE-{number}"))];

    private readonly StockQueue queue = new();

    [Test]
    public async Task A_SKU_is_locked_by_one_at_a_time_without_deadlocks_in_any_order()
    {
        var inside = new int[Skus.Length];
        var random = new Random(7);
        var baskets = Enumerable.Range(0, 400).Select(_ => random.GetItems(Skus, 5)).ToList();

        await Task.WhenAll(
                baskets.Select(basket =>
                    Task.Run(async () =>
                    {
                        using (await queue.EnterAsync(basket, default))
                        {
                            foreach (var sku in basket.Distinct())
                                Assert.That(Interlocked.Increment(ref inside[Array.IndexOf(Skus, sku)]), Is.EqualTo(1));
                            await Task.Yield();
                            foreach (var sku in basket.Distinct())
                                Interlocked.Decrement(ref inside[Array.IndexOf(Skus, sku)]);
                        }
                    })
                )
            )
            .WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task A_canceled_waiter_leaves_nothing_locked()
    {
        using var gone = new CancellationTokenSource();
        var first = await queue.EnterAsync(Skus[..1], default);
        var second = queue.EnterAsync(Skus, gone.Token);
        await gone.CancelAsync();
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());

        first.Dispose();

        Assert.That(queue.EnterAsync(Skus, default).IsCompletedSuccessfully);
    }
}
