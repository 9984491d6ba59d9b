using Shop.Inventory.Application.Levels;

namespace Shop.Tests.Unit.Inventory;

public sealed class RequestCoalescerTests
{
    private readonly List<(IReadOnlyCollection<string> Keys, TaskCompletionSource<IReadOnlyDictionary<string, int>> Answer)> rounds = [];
    private RequestCoalescer<string, int> reads = null!;

    [SetUp]
    public void SetUp()
    {
        rounds.Clear();
        reads = new RequestCoalescer<string, int>(keys =>
        {
            var answer = new TaskCompletionSource<IReadOnlyDictionary<string, int>>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (rounds)
                rounds.Add((keys, answer));
            return answer.Task;
        });
    }

    [Test]
    public async Task Queries_during_a_read_share_the_next_one_and_never_get_an_older_result()
    {
        var first = reads.ReadAsync(["a"], CancellationToken.None);
        var second = reads.ReadAsync(["z"], CancellationToken.None);
        await StartedAsync(2);
        var (ofFirst, ofSecond) = rounds[0].Keys.Contains("a") ? (0, 1) : (1, 0); // either may begin first
        var third = reads.ReadAsync(["a", "b"], CancellationToken.None);
        var fourth = reads.ReadAsync(["c"], CancellationToken.None);

        Answer(ofFirst, ("a", 1));
        Assert.That((await first)["a"], Is.EqualTo(1));
        await StartedAsync(3);
        Assert.That((third.IsCompleted, fourth.IsCompleted), Is.EqualTo((false, false)), "They arrived after that read had started.");
        Assert.That(rounds[2].Keys, Is.EquivalentTo(new[] { "a", "b", "c" }));
        Answer(2, ("a", 2), ("b", 3), ("c", 4));
        Assert.That(((await third)["a"], (await third)["b"], (await fourth)["c"]), Is.EqualTo((2, 3, 4)));

        Answer(ofSecond, ("z", 1));
        await second;
        var fifth = reads.ReadAsync(["d"], CancellationToken.None);
        await StartedAsync(4);
        Answer(3, ("d", 5));
        Assert.That((await fifth)["d"], Is.EqualTo(5), "After a pause it starts over.");
    }

    [Test]
    public async Task A_failed_read_fails_its_waiters_and_the_next_read_succeeds()
    {
        var first = reads.ReadAsync(["a"], CancellationToken.None);
        await StartedAsync(1);
        rounds[0].Answer.SetException(new TimeoutException("gone"));
        Assert.That(async () => await first, Throws.TypeOf<TimeoutException>());

        var second = reads.ReadAsync(["a"], CancellationToken.None);
        await StartedAsync(2);
        Answer(1, ("a", 7));
        Assert.That((await second)["a"], Is.EqualTo(7));
    }

    [Test]
    public async Task A_canceled_waiter_does_not_affect_the_others()
    {
        var busy = new[] { reads.ReadAsync(["x"], CancellationToken.None), reads.ReadAsync(["x"], CancellationToken.None) };
        await StartedAsync(2);
        using var impatient = new CancellationTokenSource();
        var left = reads.ReadAsync(["a"], impatient.Token);
        var stayed = reads.ReadAsync(["a"], CancellationToken.None);

        await impatient.CancelAsync();
        Answer(0, ("x", 1));
        Answer(1, ("x", 1));
        await StartedAsync(3);
        Answer(2, ("a", 9));

        Assert.That(async () => await left, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await stayed)["a"], Is.EqualTo(9));
        await Task.WhenAll(busy);
    }

    private async Task StartedAsync(int count)
    {
        for (var until = DateTime.UtcNow.AddSeconds(10); DateTime.UtcNow < until; await Task.Yield())
            lock (rounds)
                if (rounds.Count >= count)
                    return;
        Assert.Fail($"Read {count} did not start.");
    }

    private void Answer(int round, params (string Key, int Value)[] values) =>
        rounds[round].Answer.SetResult(values.ToDictionary(value => value.Key, value => value.Value));
}
