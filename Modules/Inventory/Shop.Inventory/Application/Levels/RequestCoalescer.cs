namespace Shop.Inventory.Application.Levels;

/// <summary>
/// Coalesces concurrent requests into one read: while reads are running, further requests wait for the next one. This reduces the load on
/// the database, and an answer is never older than its request.
/// </summary>
/// <param name="read">Reads all these keys; missing keys stay unanswered. Independent of the callers: the cancellation of one does not stop
/// it.</param>
internal sealed class RequestCoalescer<TKey, TValue>(Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> read)
    where TKey : notnull
{
    /// <summary>Two, so that one slow read does not block all callers.</summary>
    private const int MaxAtOnce = 2;

    private readonly Lock gate = new();
    private Round? gathering;
    private int running;

    /// <exception cref="OperationCanceledException">This caller canceled; the others get their answer.</exception>
    public async Task<IReadOnlyDictionary<TKey, TValue>> ReadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken)
    {
        Round round;
        lock (gate)
        {
            round = gathering ??= new Round();
            round.Keys.UnionWith(keys);
            if (running < MaxAtOnce)
            {
                running++;
                gathering = null;
                using (ExecutionContext.SuppressFlow())
                    _ = Task.Run(() => RunAsync(round), CancellationToken.None);
            }
        }

        return await round.Answer.Task.WaitAsync(cancellationToken);
    }

    private async Task RunAsync(Round? round)
    {
        while (round is not null)
        {
            try
            {
                round.Answer.SetResult(await read(round.Keys));
            }
            catch (Exception exception)
            {
                round.Answer.SetException(exception);
            }

            lock (gate)
            {
                (round, gathering) = (gathering, null);
                if (round is null)
                    running--;
            }
        }
    }

    private sealed class Round
    {
        public HashSet<TKey> Keys { get; } = [];

        public TaskCompletionSource<IReadOnlyDictionary<TKey, TValue>> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
