using System.Collections.Concurrent;

namespace Shop.Kernel.Persistence;

/// <summary>
/// Wakes a module's dispatcher after a save of this process wrote to its outbox; writes of other processes are found by polling.
/// </summary>
public sealed class OutboxSignal
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> semaphores = new();

    internal void Wake(string schema)
    {
        var semaphore = For(schema);
        if (semaphore.CurrentCount == 0)
            semaphore.Release();
    }

    internal Task WaitAsync(string schema, TimeSpan atMost, CancellationToken cancellationToken) =>
        For(schema).WaitAsync(atMost, cancellationToken);

    private SemaphoreSlim For(string schema) => semaphores.GetOrAdd(schema, _ => new SemaphoreSlim(0));
}
