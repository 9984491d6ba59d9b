using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Persistence;

/// <summary>
/// Runs the dispatcher of every module in this process. A save that wrote to an outbox wakes it at once. Polling finds retries and rows
/// that a dead process left behind: after a second, and ever less often while nothing is found.
/// </summary>
internal sealed class OutboxWorker(
    OutboxDispatcher dispatcher,
    OutboxSignal signal,
    OutboxListener listener,
    IEnumerable<ModuleDescriptor> modules,
    IProcessingPause pause,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<OutboxWorker> logger
) : BackgroundService
{
    /// <summary>Batches of a module that are delivered at the same time, so that a slow handler does not stop the others.</summary>
    private const int BatchesAtOnce = 3;

    private const int MaxClaimed = 12;

    private const int MaxCollected = 200;

    private static readonly TimeSpan CollectAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PollAtLeastEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeepInbox = TimeSpan.FromDays(120);
    private static readonly TimeSpan KeepAnswers = TimeSpan.FromHours(72);
    private static readonly TimeSpan ForgetUnanswered = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    /// <summary>What waits to be collected, and what was delivered and waits to be marked.</summary>
    private readonly Channel<(Delivery Delivery, bool IsDone)> collected = Channel.CreateUnbounded<(Delivery, bool)>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.IsServed = true;
        await using var end = stoppingToken.Register(() => signal.IsServed = false);
        var collecting = CollectAsync(stoppingToken);
        await Task.WhenAll(modules.Select(module => RunAsync(module, stoppingToken)));
        collected.Writer.Complete();
        await collecting;
    }

    private async Task RunAsync(ModuleDescriptor module, CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var slots = new SemaphoreSlim(BatchesAtOnce);
        var nextTidy = clock.GetUtcNow();
        var nextSweep = nextTidy;
        var pollInterval = PollEvery;
        var lastPoll = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (clock.GetUtcNow() >= nextTidy)
                {
                    await TidyAsync(module, stoppingToken);
                    nextTidy = clock.GetUtcNow() + TidyEvery;
                }

                if (clock.GetUtcNow() >= nextSweep)
                {
                    await SweepAsync(module, stoppingToken);
                    nextSweep = clock.GetUtcNow() + SweepEvery;
                }

                if (await pause.IsPausedAsync(stoppingToken))
                {
                    await Task.Delay(PollEvery, stoppingToken);
                    continue;
                }

                var polls = signal.TakeUnclaimed(module.Schema) || lastPoll == 0 || clock.GetElapsedTime(lastPoll) >= pollInterval;
                if (polls)
                    lastPoll = clock.GetTimestamp();
                var found = await DeliverNextAsync(module, slots, polls, stoppingToken);
                pollInterval =
                    found > 0 || !listener.IsListening ? PollEvery
                    : pollInterval * 2 < PollAtLeastEvery ? pollInterval * 2
                    : PollAtLeastEvery;
                if (found < MaxClaimed)
                    await signal.WaitAsync(module.Schema, pollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                logger.LogWarning(exception, "The outbox of {Module} could not be read", module.Name);
                await Task.Delay(PollEvery, clock, CancellationToken.None);
            }
        }

        for (var slot = 0; slot < BatchesAtOnce; slot++)
            await slots.WaitAsync(CancellationToken.None);
        await dispatcher.GiveBackAsync(module);
    }

    /// <summary>Starts the delivery of the next batch; returns its size.</summary>
    private async Task<int> DeliverNextAsync(ModuleDescriptor module, SemaphoreSlim slots, bool polls, CancellationToken stoppingToken)
    {
        await slots.WaitAsync(stoppingToken);
        IReadOnlyList<OutboxMessage> next = [];
        try
        {
            next = await dispatcher.NextAsync(module, MaxClaimed, polls, stoppingToken);
        }
        finally
        {
            if (next.Count == 0)
                slots.Release();
        }

        if (next.Count > 0)
            _ = Task.Run(() => DeliverAsync(module, next, slots, stoppingToken), CancellationToken.None);
        return next.Count;
    }

    private async Task DeliverAsync(
        ModuleDescriptor module,
        IReadOnlyList<OutboxMessage> messages,
        SemaphoreSlim slots,
        CancellationToken stoppingToken
    )
    {
        try
        {
            foreach (var message in messages.Where(dispatcher.Collects))
                collected.Writer.TryWrite((new Delivery(module, message), IsDone: false));
            await Task.WhenAll(
                dispatcher
                    .Group(messages.Where(message => !dispatcher.Collects(message)))
                    .Select(group => Task.Run(() => DeliverGroupAsync(module, group, stoppingToken)))
            );
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task DeliverGroupAsync(ModuleDescriptor module, IReadOnlyList<OutboxMessage> group, CancellationToken stoppingToken)
    {
        try
        {
            foreach (var delivery in await dispatcher.DeliverGroupAsync(module, group, stoppingToken))
                collected.Writer.TryWrite((delivery, IsDone: true));
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "{Count} events of {Module} could not be settled; their leases run out", group.Count, module.Name);
        }
    }

    /// <summary>
    /// Twice a second, passes on what the collecting handlers wait for, and marks everything that was delivered since. Neither is urgent:
    /// if the process dies first, the leases run out and the inbox detects the repeats.
    /// </summary>
    private async Task CollectAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        List<(Delivery Delivery, bool IsDone)> batch = [];
        while (await collected.Reader.WaitToReadAsync(CancellationToken.None))
        {
            if (batch.Count < MaxCollected)
                await Task.Delay(CollectAfter, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            batch.Clear();
            while (batch.Count < MaxCollected && collected.Reader.TryRead(out var entry))
                batch.Add(entry);
            try
            {
                var done = await dispatcher.CollectAsync(
                    [.. batch.Where(entry => !entry.IsDone).Select(entry => entry.Delivery)],
                    stoppingToken
                );
                await dispatcher.MarkDoneAsync(batch.Where(entry => entry.IsDone).Select(entry => entry.Delivery).Concat(done));
            }
            catch (Exception exception)
            {
                logger.LogWarning(
                    exception,
                    "{Count} events could not be settled; their leases run out, and the inbox knows those handled",
                    batch.Count
                );
            }
        }
    }

    private async Task TidyAsync(ModuleDescriptor module, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = module.ContextOf(scope.ServiceProvider);
        var now = clock.GetUtcNow();
        var doneBefore = now - OutboxMessage.KeptFor;
        var handledBefore = now - KeepInbox;
        var answeredBefore = now - KeepAnswers;
        await context.Outbox.Where(message => message.DoneAt < doneBefore).ExecuteDeleteAsync(cancellationToken);
        await context.Inbox.Where(message => message.HandledAt < handledBefore).ExecuteDeleteAsync(cancellationToken);
        await context.IdempotencyKeys.Where(key => key.StartedAt < answeredBefore).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Deletes keys whose first request died with its process, so that none stays "in progress".</summary>
    private async Task SweepAsync(ModuleDescriptor module, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var (startedBefore, ahead) = (now - ForgetUnanswered, now + ClockSkew.Max);
        await module
            .ContextOf(scope.ServiceProvider)
            .IdempotencyKeys.Where(key => key.AnsweredAt == null && (key.StartedAt < startedBefore || key.StartedAt > ahead))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
