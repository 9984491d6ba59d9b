using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Persistence;

internal sealed class DueMessagesInvariant(IServiceScopeFactory scopes, IEnumerable<ModuleDescriptor> modules, TimeProvider clock)
    : IInvariant
{
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(60);

    public string Name => "messages.delivered-in-time";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Max;
        var (count, offenders) = (0, new List<string>());
        foreach (var module in modules)
        {
            await using var scope = scopes.CreateAsyncScope();
            var waiting = module
                .ContextOf(scope.ServiceProvider)
                .Outbox.Where(message => message.DoneAt == null && message.ParkedAt == null);
            count += await waiting.CountAsync(cancellationToken);
            var late = await waiting
                .Where(message => message.NextTryAt < before && (message.LeasedUntil == null || message.LeasedUntil < before))
                .ToListAsync(cancellationToken);
            offenders.AddRange(
                late.Select(message =>
                    $"{module.Schema} {message.EventName} {message.EventId} for {message.Handler}, due since {message.NextTryAt:O}"
                )
            );
        }

        return InvariantReport.Of(count, offenders);
    }
}

internal sealed class DoneMessagesInvariant(
    IServiceScopeFactory scopes,
    IEnumerable<ModuleDescriptor> modules,
    Subscriptions subscriptions,
    TimeProvider clock
) : IInvariant
{
    private const int Batch = 1_000;

    /// <summary>How far back messages are compared; limited because comparing a year of messages takes long.</summary>
    private static readonly TimeSpan Since = TimeSpan.FromDays(1);

    public string Name => "messages.delivered-are-in-inbox";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var (count, offenders) = (0, new List<string>());
        foreach (var module in modules)
        {
            await using var scope = scopes.CreateAsyncScope();
            var since = clock.GetUtcNow() - Since;
            var last = Guid.Empty;
            while (true)
            {
                var done = await module
                    .ContextOf(scope.ServiceProvider)
                    .Outbox.Where(message => message.DoneAt > since && message.Id.CompareTo(last) > 0)
                    .OrderBy(message => message.Id)
                    .Take(Batch)
                    .Select(message => new
                    {
                        message.Id,
                        message.EventId,
                        message.EventName,
                        message.Handler,
                    })
                    .ToListAsync(cancellationToken);
                if (done.Count == 0)
                    break;

                (count, last) = (count + done.Count, done[^1].Id);
                foreach (var consumer in done.GroupBy(message => subscriptions.Find(message.EventName, message.Handler)?.Consumer))
                {
                    // The handler no longer exists in this release.
                    if (consumer.Key is not { } its)
                        continue;

                    Guid[] events = [.. consumer.Select(message => message.EventId).Distinct()];
                    var known = await its.ContextOf(scope.ServiceProvider)
                        .Inbox.Where(entry => events.Contains(entry.EventId))
                        .Select(entry => new { entry.EventId, entry.Handler })
                        .ToListAsync(cancellationToken);
                    var handled = known.Select(entry => (entry.EventId, entry.Handler)).ToHashSet();
                    offenders.AddRange(
                        consumer
                            .Where(message => !handled.Contains((message.EventId, message.Handler)))
                            .Select(message => $"{module.Schema} {message.EventName} {message.EventId} for {message.Handler}")
                    );
                }
            }
        }

        return InvariantReport.Of(count, offenders);
    }
}

internal sealed class AnswersInvariant(IServiceScopeFactory scopes, IEnumerable<ModuleDescriptor> modules, TimeProvider clock) : IInvariant
{
    private static readonly TimeSpan Max = TimeSpan.FromMinutes(5);

    public string Name => "messages.idempotency-keys-settle";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Max;
        var (count, offenders) = (0, new List<string>());
        foreach (var module in modules)
        {
            await using var scope = scopes.CreateAsyncScope();
            var keys = module.ContextOf(scope.ServiceProvider).IdempotencyKeys;
            count += await keys.CountAsync(cancellationToken);
            var stuck = await keys.Where(key => key.AnsweredAt == null && key.StartedAt < before)
                .Select(key => new { key.Id, key.StartedAt })
                .ToListAsync(cancellationToken);
            offenders.AddRange(stuck.Select(key => $"{module.Schema} {key.Id}, since {key.StartedAt:O}"));
        }

        return InvariantReport.Of(count, offenders);
    }
}
