using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Shop.Web.Http;

namespace Shop.Tests.Unit.Platform;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OrderQueueTests : IDisposable
{
    private const int Places = 4;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<TaskCompletionSource> inside = new();
    private readonly SemaphoreSlim entered = new(0);
    private readonly OrderQueue queue;

    public OrderQueueTests() =>
        queue = new OrderQueue(Enter, new ConfigurationBuilder().AddInMemoryCollection([new("Limits:OrdersAtOnce", $"{Places}")]).Build());

    public void Dispose()
    {
        queue.Dispose();
        entered.Dispose();
    }

    [Test]
    public async Task A_new_host_admits_two_requests_and_one_more_per_completed_request()
    {
        const int people = 8;
        var asked = Enumerable.Range(0, people).Select(_ => AskAsync("POST", "/api/v1/orders")).ToList();
        for (var (through, came) = (0, 0); through < people; through++)
        {
            for (var due = Math.Min(people, through + Math.Min(Places, 2 + through)); came < due; came++)
                await EnteredAsync();
            Assert.That(inside, Has.Count.EqualTo(came - through));
            Leave();
        }

        await Task.WhenAll(asked);
    }

    [TestCase("GET", "/api/v1/orders")]
    [TestCase("POST", "/api/v1/carts")]
    public void Other_requests_do_not_wait(string method, string path)
    {
        for (var time = 0; time < 8; time++)
            _ = AskAsync(method, path);

        Assert.That(inside, Has.Count.EqualTo(8));
    }

    [Test]
    public async Task A_canceled_waiter_leaves_its_place_to_the_next()
    {
        for (var first = 0; first < 2; first++)
            _ = AskAsync("POST", "/checkout");
        using var gone = new CancellationTokenSource();
        var left = AskAsync("POST", "/checkout", gone.Token);
        _ = AskAsync("POST", "/checkout");
        await gone.CancelAsync();
        Assert.That(async () => await left, Throws.InstanceOf<OperationCanceledException>());

        for (var due = 0; due < 2; due++)
            await EnteredAsync();
        Leave();

        await EnteredAsync();
    }

    private Task AskAsync(string method, string path, CancellationToken aborted = default)
    {
        var context = new DefaultHttpContext { RequestAborted = aborted };
        (context.Request.Method, context.Request.Path) = (method, path);
        return queue.InvokeAsync(context);
    }

    private Task Enter(HttpContext context)
    {
        var stay = new TaskCompletionSource();
        inside.Enqueue(stay);
        entered.Release();
        return stay.Task;
    }

    private async Task EnteredAsync() => Assert.That(await entered.WaitAsync(Timeout), "no request was admitted");

    private void Leave()
    {
        Assert.That(inside.TryDequeue(out var stay));
        stay!.SetResult();
    }
}
