using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Persistence;

/// <summary>
/// Delivers outbox rows. Rows are claimed by one conditional update with a lease and a token; each is handled in its own scope and marked
/// done only while its token is valid. A handler that throws is retried with exponential backoff, and the row is parked after the tenth
/// attempt.
/// </summary>
public sealed class OutboxDispatcher(
    IServiceScopeFactory scopes,
    Subscriptions subscriptions,
    OutboxSignal signal,
    TimeProvider clock,
    ILogger<OutboxDispatcher> logger
)
{
    public const int MaxAttempts = 10;

    private const int MaxRaces = 5;

    private static readonly TimeSpan HandlerTimeout = TimeSpan.FromSeconds(20);
    private static readonly ActivitySource Activities = new("Shop.Outbox");
    private static readonly Meter Meter = new("Shop.Outbox");
    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(
        "shop_outbox_lag_seconds",
        "s",
        "From an event to the end of its delivery"
    );
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("shop_outbox_failures", null, "Deliveries that threw");

    /// <summary>Claims up to <paramref name="most"/> due rows of a module's outbox.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(ModuleDescriptor module, int most, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = module.ContextOf(scope.ServiceProvider);
        var now = clock.GetUtcNow();
        return await context
            .Outbox.FromSqlRaw(OutboxSql.Claim(module), now, now + OutboxSignal.LeaseTime, Guid.CreateVersion7(), most, now + ClockSkew.Max)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The next messages to deliver: those handed over by saves of this process, and, when there are none, due rows.</summary>
    /// <param name="alsoClaims">Claims due rows in any case.</param>
    internal async Task<IReadOnlyList<OutboxMessage>> NextAsync(
        ModuleDescriptor module,
        int most,
        bool alsoClaims,
        CancellationToken cancellationToken
    )
    {
        var next = signal.Take(module.Schema, most, HandlerTimeout);
        return next.Count > 0 && !alsoClaims ? next : [.. next, .. await ClaimAsync(module, most, cancellationToken)];
    }

    /// <summary>Delivers one claimed row. Never throws for a failed handler; the row waits for its retry or is parked.</summary>
    public async Task DeliverAsync(ModuleDescriptor publisher, OutboxMessage message, CancellationToken cancellationToken)
    {
        if (await TryDeliverAsync(publisher, message, cancellationToken))
            await MarkDoneAsync(publisher, [message]);
    }

    /// <summary>Passes one claimed row to its handler. True when it may be marked as done; a failure is written to the row here.</summary>
    internal async Task<bool> TryDeliverAsync(ModuleDescriptor publisher, OutboxMessage message, CancellationToken cancellationToken)
    {
        using var activity = Activities.StartActivity("deliver", ActivityKind.Consumer, message.TraceId);
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(HandlerTimeout);
            await HandleUntilUndisputedAsync(message, timeout.Token);
            Lag.Record((clock.GetUtcNow() - message.OccurredAt).TotalSeconds);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false; // shutting down: the row is delivered again when its lease expires
        }
        catch (Exception exception)
        {
            Failures.Add(1, new KeyValuePair<string, object?>("handler", message.Handler));
            if (message.Attempts >= MaxAttempts)
                logger.LogError(
                    exception,
                    "{Handler} gave up event {EventId} ({EventName}) after {Attempts} tries",
                    message.Handler,
                    message.EventId,
                    message.EventName,
                    message.Attempts
                );
            else
                logger.LogWarning(
                    exception,
                    "{Handler} failed on event {EventId} ({EventName}), try {Attempts}",
                    message.Handler,
                    message.EventId,
                    message.EventName,
                    message.Attempts
                );

            await MarkFailedAsync(publisher, message, exception.GetBaseException().Message);
            return false;
        }
    }

    /// <summary>
    /// Passes messages to the collecting handlers of one module in one transaction. Those that do not succeed that way, repeats included,
    /// are delivered one by one. Returns the messages that may be marked as done.
    /// </summary>
    internal async Task<IReadOnlyCollection<Delivery>> TryDeliverTogetherAsync(
        IReadOnlyCollection<Delivery> deliveries,
        CancellationToken cancellationToken
    )
    {
        List<Delivery> done = [];
        var fresh = deliveries.Where(delivery => delivery.Message.Attempts == 1).ToList();
        if (fresh.Count > 1 && await TryCollectAsync([.. fresh.Select(delivery => delivery.Message)], cancellationToken))
            done.AddRange(fresh);

        foreach (var delivery in deliveries.Except(done).ToList())
            if (await TryDeliverAsync(delivery.Publisher, delivery.Message, cancellationToken))
                done.Add(delivery);

        return done;
    }

    /// <summary>Delivers what the collecting handlers of each module wait for. Returns the messages that may be marked as done.</summary>
    internal async Task<IReadOnlyCollection<Delivery>> CollectAsync(
        IReadOnlyCollection<Delivery> deliveries,
        CancellationToken cancellationToken
    )
    {
        List<Delivery> done = [];
        foreach (var group in deliveries.GroupBy(delivery => Find(delivery.Message)!.Consumer))
            done.AddRange(await TryDeliverTogetherAsync([.. group.OrderBy(delivery => delivery.Message.Id)], cancellationToken));
        return done;
    }

    internal bool Collects(OutboxMessage message) => Find(message) is { Collects: true };

    /// <summary>Marks delivered rows, each only while its lease is valid, in one statement per module.</summary>
    internal async Task MarkDoneAsync(IEnumerable<Delivery> deliveries)
    {
        foreach (var module in deliveries.GroupBy(delivery => delivery.Publisher, delivery => delivery.Message))
            await MarkDoneAsync(module.Key, [.. module]);
    }

    /// <summary>Marks delivered rows in one statement, each only while its lease is valid.</summary>
    internal async Task MarkDoneAsync(ModuleDescriptor publisher, IReadOnlyCollection<OutboxMessage> messages)
    {
        if (messages.Count == 0)
            return;

        await using var scope = scopes.CreateAsyncScope();
        var context = publisher.ContextOf(scope.ServiceProvider);
        Guid[] ids = [.. messages.Select(message => message.Id)];
        Guid?[] leases = [.. messages.Select(message => message.Lease).Distinct()];
        var now = clock.GetUtcNow();
        await context
            .Outbox.Where(message => ids.Contains(message.Id) && leases.Contains(message.Lease))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.DoneAt, now)
                        .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(m => m.LastError, (string?)null),
                CancellationToken.None
            );
    }

    /// <summary>Frees what was handed over and not begun, for other hosts or the next start.</summary>
    internal async Task GiveBackAsync(ModuleDescriptor publisher)
    {
        Guid[] ids = [.. signal.Take(publisher.Schema, int.MaxValue, TimeSpan.Zero).Select(message => message.Id)];
        if (ids.Length == 0)
            return;

        await using var scope = scopes.CreateAsyncScope();
        await publisher
            .ContextOf(scope.ServiceProvider)
            .Outbox.Where(message => ids.Contains(message.Id) && message.Lease == signal.Lease)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null).SetProperty(m => m.Attempts, 0),
                CancellationToken.None
            );
    }

    /// <summary>Delivers everything that is due, in every module, until nothing is left. For tests and console commands.</summary>
    public async Task<int> DeliverAllAsync(IEnumerable<ModuleDescriptor> modules, CancellationToken cancellationToken)
    {
        var all = modules.ToList();
        var delivered = 0;
        for (var found = true; found; )
        {
            found = false;
            List<Delivery> done = [];
            List<Delivery> collected = [];
            foreach (var module in all)
            {
                var next = await NextAsync(module, 100, alsoClaims: false, cancellationToken);
                found |= next.Count > 0;
                delivered += next.Count;
                collected.AddRange(next.Where(Collects).Select(message => new Delivery(module, message)));
                foreach (var group in Group(next.Where(message => !Collects(message))))
                    done.AddRange(await DeliverGroupAsync(module, group, cancellationToken));
            }

            done.AddRange(await CollectAsync(collected, cancellationToken));
            await MarkDoneAsync(done);
        }

        return delivered;
    }

    /// <summary>
    /// Groups the messages that one request caused for one module, to be delivered one after the other in their original order: they mostly
    /// concern one aggregate, and their handlers would only conflict with each other.
    /// </summary>
    internal IEnumerable<IReadOnlyList<OutboxMessage>> Group(IEnumerable<OutboxMessage> messages) =>
        messages
            .OrderBy(message => message.Id)
            .GroupBy(message =>
                (Consumer: Find(message)?.Consumer.Name ?? message.Handler, Cause: message.TraceId ?? message.Id.ToString())
            )
            .Select(group => group.ToList());

    /// <summary>Passes messages of a group to their handlers. Returns those that may be marked as done.</summary>
    internal async Task<IReadOnlyCollection<Delivery>> DeliverGroupAsync(
        ModuleDescriptor publisher,
        IReadOnlyList<OutboxMessage> group,
        CancellationToken cancellationToken
    )
    {
        List<Delivery> done = [];
        foreach (var message in group)
            if (await TryDeliverAsync(publisher, message, cancellationToken))
                done.Add(new Delivery(publisher, message));
        return done;
    }

    private Subscription? Find(OutboxMessage message) => subscriptions.Find(message.EventName, message.Handler);

    /// <summary>
    /// Events about the same aggregate often arrive together. A conflict is retried at once, in a new scope, and does not count as a failed
    /// attempt.
    /// </summary>
    private async Task HandleUntilUndisputedAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        for (var races = 1; ; races++)
        {
            try
            {
                await HandleAsync(message, mayBeKnown: message.Attempts > 1 || races > 1, cancellationToken);
                return;
            }
            catch (Exception exception) when (races < MaxRaces && Conflicts.IsConflict(exception))
            {
                logger.LogDebug("{Handler} lost a race on event {EventId}, time {Races}", message.Handler, message.EventId, races);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20) * races), cancellationToken);
        }
    }

    /// <param name="mayBeKnown">False on the first attempt: it cannot have been handled before, so the inbox is not queried. Its primary
    /// key would still stop a second entry.</param>
    private async Task HandleAsync(OutboxMessage message, bool mayBeKnown, CancellationToken cancellationToken)
    {
        var subscription = subscriptions.Find(message.EventName, message.Handler)
            ?? throw new InvalidOperationException($"No handler {message.Handler} for {message.EventName} in this release.");

        await using var scope = scopes.CreateAsyncScope();
        var context = subscription.Consumer.ContextOf(scope.ServiceProvider);
        if (
            mayBeKnown
            && await context.Inbox.AnyAsync(
                entry => entry.EventId == message.EventId && entry.Handler == message.Handler,
                cancellationToken
            )
        )
            return;

        await InvokeAsync(message, subscription, context, scope.ServiceProvider, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> TryCollectAsync(List<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(HandlerTimeout);
            await using var scope = scopes.CreateAsyncScope();
            var found = messages
                .Select(message => (Message: message, Subscription: subscriptions.Find(message.EventName, message.Handler)!))
                .ToList();
            var context = found[0].Subscription.Consumer.ContextOf(scope.ServiceProvider);
            foreach (var (message, subscription) in found)
            {
                using var activity = Activities.StartActivity("deliver", ActivityKind.Consumer, message.TraceId);
                await InvokeAsync(message, subscription, context, scope.ServiceProvider, timeout.Token);
            }

            await context.SaveChangesAsync(timeout.Token);
            var now = clock.GetUtcNow();
            foreach (var message in messages)
                Lag.Record((now - message.OccurredAt).TotalSeconds);
            return true;
        }
        catch (Exception exception)
        {
            logger.LogDebug(exception, "{Count} events could not be delivered together", messages.Count);
            return false;
        }
    }

    /// <summary>Tracks the inbox entry and runs the handler; the first save writes both.</summary>
    private async Task InvokeAsync(
        OutboxMessage message,
        Subscription subscription,
        ModuleDbContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var integrationEvent = JsonSerializer.Deserialize(message.Payload, subscription.EventType, KernelJson.Options)
            ?? throw new InvalidOperationException($"{message.EventName} has an empty payload.");
        context.Inbox.Add(
            new InboxMessage
            {
                EventId = message.EventId,
                Handler = message.Handler,
                HandledAt = clock.GetUtcNow(),
            }
        );
        await Invoker.InvokeAsync(subscription, services, integrationEvent, cancellationToken);
    }

    private async Task MarkFailedAsync(ModuleDescriptor publisher, OutboxMessage message, string error)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = publisher.ContextOf(scope.ServiceProvider);
        var now = clock.GetUtcNow();
        var text = error.Length > 2000 ? error[..2000] : error;
        var parkedAt = message.Attempts >= MaxAttempts ? now : (DateTimeOffset?)null;
        var nextTry = now + Pause(message.Attempts);
        await context
            .Outbox.Where(candidate => candidate.Id == message.Id && candidate.Lease == message.Lease)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.NextTryAt, nextTry)
                        .SetProperty(m => m.ParkedAt, parkedAt)
                        .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(m => m.LastError, text),
                CancellationToken.None
            );
    }

    /// <summary>0.5 s, doubling to 5 minutes, plus up to 25% jitter so that retries do not synchronize.</summary>
    private static TimeSpan Pause(int attempts)
    {
        var seconds = Math.Min(300, 0.5 * Math.Pow(2, attempts - 1));
        return TimeSpan.FromSeconds(seconds * (1 + (Random.Shared.NextDouble() / 4)));
    }
}

/// <summary>A message of a module's outbox.</summary>
internal sealed record Delivery(ModuleDescriptor Publisher, OutboxMessage Message);
