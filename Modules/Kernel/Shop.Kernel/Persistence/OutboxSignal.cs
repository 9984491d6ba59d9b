using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Persistence;

/// <summary>
/// Hands the messages of a save to the dispatcher of this process, which need not claim them: they were written under its lease. Other
/// messages are announced, and the dispatcher claims them: those of a process without a dispatcher, such as a command, through PostgreSQL
/// (on SQL Server the hosts find them by polling), and those beyond what may wait in memory.
/// </summary>
public sealed class OutboxSignal(
    IEnumerable<ModuleDescriptor> modules,
    NpgsqlDataSources sources,
    TimeProvider clock,
    ILogger<OutboxSignal> logger
)
{
    internal const string Channel = "shop_outbox";

    private const int MaxWaiting = 50;

    internal static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(40);

    private readonly ConcurrentDictionary<string, Queue> queues = new();

    /// <summary>A dispatcher runs in this process.</summary>
    internal bool IsServed { get; set; }

    /// <summary>The lease of handed over messages.</summary>
    internal Guid Lease { get; } = Guid.CreateVersion7();

    /// <summary>Until when a message that is written now belongs to this process; null when it has to be claimed.</summary>
    internal DateTimeOffset? LeaseUntil(string schema, DateTimeOffset now) =>
        IsServed && For(schema).Messages.Count < MaxWaiting ? now + LeaseTime : null;

    /// <summary>After the commit: passes on what this process may deliver, and announces the rest.</summary>
    internal async Task AnnounceAsync(string schema, IReadOnlyList<OutboxMessage> written)
    {
        var queue = For(schema);
        foreach (var message in written.Where(message => message.Lease == Lease))
            queue.Messages.Enqueue(message);
        if (written.Any(message => message.Lease is null))
            queue.HasUnclaimed = true;
        queue.Wake();
        if (!IsServed)
            await NotifyAsync(schema);
    }

    internal void Wake(string schema)
    {
        For(schema).HasUnclaimed = true;
        For(schema).Wake();
    }

    /// <summary>The next messages that were handed over, without those whose lease has become too short for their handler.</summary>
    internal IReadOnlyList<OutboxMessage> Take(string schema, int most, TimeSpan handlerTime)
    {
        var taken = new List<OutboxMessage>();
        var earliest = clock.GetUtcNow() + handlerTime;
        while (taken.Count < most && For(schema).Messages.TryDequeue(out var message))
            if (message.LeasedUntil > earliest)
                taken.Add(message);
        return taken;
    }

    /// <summary>True once after messages were announced that have to be claimed.</summary>
    internal bool TakeUnclaimed(string schema)
    {
        var had = For(schema).HasUnclaimed;
        For(schema).HasUnclaimed = false;
        return had;
    }

    internal Task WaitAsync(string schema, TimeSpan atMost, CancellationToken cancellationToken) =>
        For(schema).Semaphore.WaitAsync(atMost, cancellationToken);

    private async Task NotifyAsync(string schema)
    {
        if (modules.First(module => module.Schema == schema) is not { Provider: DatabaseProvider.Postgres } module)
            return;

        try
        {
            await using var command = sources.For(module.ConnectionString).CreateCommand($"SELECT pg_notify('{Channel}', $1)");
            command.Parameters.Add(new NpgsqlParameter { Value = schema });
            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException exception)
        {
            logger.LogWarning(exception, "The hosts could not be notified of {Schema}; they poll", schema);
        }
    }

    private Queue For(string schema) => queues.GetOrAdd(schema, _ => new Queue());

    private sealed class Queue
    {
        public ConcurrentQueue<OutboxMessage> Messages { get; } = new();

        public SemaphoreSlim Semaphore { get; } = new(0);

        public volatile bool HasUnclaimed;

        public void Wake()
        {
            if (Semaphore.CurrentCount == 0)
                Semaphore.Release();
        }
    }
}
