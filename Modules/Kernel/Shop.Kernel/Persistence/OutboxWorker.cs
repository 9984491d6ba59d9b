using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Persistence;

/// <summary>
/// Runs the dispatcher of every module in this process. A save that wrote to an outbox wakes it at once; polling finds rows of other
/// processes, retries and rows that a dead process left behind.
/// </summary>
internal sealed class OutboxWorker(
    OutboxDispatcher dispatcher,
    OutboxSignal signal,
    Subscriptions subscriptions,
    IEnumerable<ModuleDescriptor> modules,
    IHold hold,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<OutboxWorker> logger
) : BackgroundService
{
    private const int AtOnce = 6;

    /// <summary>Twice the concurrency, so that the last claimed row is still handled within its lease.</summary>
    private const int MostClaimed = 2 * AtOnce;

    private const int MostSettled = 200;

    /// <summary>Batch size of collecting handlers; the same number may wait.</summary>
    private const int MostCollected = 50;

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SettleAfter = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan CollectAfter = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeepInbox = TimeSpan.FromDays(120);
    private static readonly TimeSpan KeepAnswers = TimeSpan.FromHours(72);
    private static readonly TimeSpan ForgetUnanswered = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(modules.Select(module => RunAsync(module, stoppingToken)));

    private async Task RunAsync(ModuleDescriptor module, CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var slots = new SemaphoreSlim(AtOnce);
        var delivered = Channel.CreateUnbounded<OutboxMessage>(new UnboundedChannelOptions { SingleReader = true });
        var settling = SettleAsync(module, delivered.Reader);
        var collected = Channel.CreateBounded<OutboxMessage>(
            new BoundedChannelOptions(MostCollected) { SingleReader = true, SingleWriter = true }
        );
        var collecting = CollectAsync(module, collected.Reader, delivered.Writer, stoppingToken);
        var nextTidy = clock.GetUtcNow();
        var nextSweep = nextTidy;
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

                if (await hold.IsHeldAsync(stoppingToken))
                {
                    await Task.Delay(PollEvery, stoppingToken);
                    continue;
                }

                await slots.WaitAsync(stoppingToken);
                slots.Release();
                var claimed = await dispatcher.ClaimAsync(module, MostClaimed, stoppingToken);
                foreach (var message in claimed.Where(Collects))
                    await collected.Writer.WriteAsync(message, stoppingToken);
                foreach (var group in ByCause(claimed.Where(message => !Collects(message))))
                {
                    await slots.WaitAsync(stoppingToken);
                    _ = DeliverAsync(module, group, slots, delivered.Writer, stoppingToken);
                }

                if (claimed.Count < MostClaimed)
                    await signal.WaitAsync(module.Schema, PollEvery, stoppingToken);
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

        for (var slot = 0; slot < AtOnce; slot++)
            await slots.WaitAsync(CancellationToken.None);
        collected.Writer.Complete();
        await collecting;
        delivered.Writer.Complete();
        await settling;
    }

    /// <summary>
    /// Groups the messages that one request caused for one module, to be delivered sequentially in their original order: they mostly
    /// concern one aggregate, and their handlers would only conflict with each other.
    /// </summary>
    private IEnumerable<IReadOnlyList<OutboxMessage>> ByCause(IEnumerable<OutboxMessage> claimed) =>
        claimed
            .OrderBy(message => message.Id)
            .GroupBy(message =>
                (
                    Consumer: subscriptions.Find(message.EventName, message.Handler)?.Consumer.Name ?? message.Handler,
                    Cause: message.TraceId ?? message.Id.ToString()
                )
            )
            .Select(group => group.ToList());

    private bool Collects(OutboxMessage message) => subscriptions.Find(message.EventName, message.Handler) is { Collects: true };

    private async Task DeliverAsync(
        ModuleDescriptor module,
        IReadOnlyList<OutboxMessage> messages,
        SemaphoreSlim slots,
        ChannelWriter<OutboxMessage> delivered,
        CancellationToken stoppingToken
    )
    {
        try
        {
            foreach (var message in messages)
                await DeliverAsync(module, message, delivered, stoppingToken);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task DeliverAsync(
        ModuleDescriptor module,
        OutboxMessage message,
        ChannelWriter<OutboxMessage> delivered,
        CancellationToken stoppingToken
    )
    {
        try
        {
            if (await Task.Run(() => dispatcher.TryDeliverAsync(module, message, stoppingToken), CancellationToken.None))
                delivered.TryWrite(message);
        }
        catch (Exception exception)
        {
            logger.LogWarning(
                exception,
                "Event {EventId} for {Handler} could not be settled; its lease runs out",
                message.EventId,
                message.Handler
            );
        }
    }

    /// <summary>Collected events are not urgent, so they are batched for a short while.</summary>
    private async Task CollectAsync(
        ModuleDescriptor module,
        ChannelReader<OutboxMessage> collected,
        ChannelWriter<OutboxMessage> delivered,
        CancellationToken stoppingToken
    )
    {
        List<OutboxMessage> batch = [];
        while (await collected.WaitToReadAsync(CancellationToken.None))
        {
            await Task.Delay(CollectAfter, CancellationToken.None);
            while (batch.Count < MostCollected && collected.TryRead(out var message))
                batch.Add(message);

            foreach (var group in batch.GroupBy(message => subscriptions.Find(message.EventName, message.Handler)!.Consumer))
                try
                {
                    foreach (var message in await dispatcher.TryDeliverTogetherAsync(module, [.. group], stoppingToken))
                        delivered.TryWrite(message);
                }
                catch (Exception exception)
                {
                    logger.LogWarning(exception, "Events for {Consumer} could not be settled; their leases run out", group.Key.Name);
                }

            batch.Clear();
        }
    }

    /// <summary>
    /// Marks delivered rows in batches, so that a busy outbox needs few statements. If the process dies first, the inbox detects the
    /// repeats.
    /// </summary>
    private async Task SettleAsync(ModuleDescriptor module, ChannelReader<OutboxMessage> delivered)
    {
        List<OutboxMessage> batch = [];
        while (await delivered.WaitToReadAsync())
        {
            await Task.Delay(SettleAfter);
            while (batch.Count < MostSettled && delivered.TryRead(out var message))
                batch.Add(message);

            try
            {
                await dispatcher.MarkDoneAsync(module, batch);
            }
            catch (Exception exception)
            {
                logger.LogWarning(
                    exception,
                    "{Count} delivered events could not be marked; their leases run out, and the inbox knows them",
                    batch.Count
                );
            }

            batch.Clear();
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
        var (startedBefore, ahead) = (now - ForgetUnanswered, now + ClockSkew.Most);
        await module
            .ContextOf(scope.ServiceProvider)
            .IdempotencyKeys.Where(key => key.AnsweredAt == null && (key.StartedAt < startedBefore || key.StartedAt > ahead))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
