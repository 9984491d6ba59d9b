namespace Shop.Inventory.Application.Levels;

/// <summary>
/// Answers questions that come at the same moment with one read: while reads are under way, further questions gather for the next one. So a
/// busy shop asks
/// its database less often, and an answer is still never older than its question.
/// </summary>
/// <param name="read">Answers for all these keys; a key that it leaves out stays unanswered. Runs apart from those who ask: no one's giving
/// up stops it.</param>
internal sealed class SharedReads<TKey, TValue>(Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> read)
    where TKey : notnull
{
    /// <summary>So that one slow read does not hold up everybody.</summary>
    private const int MostAtOnce = 2;

    private readonly Lock gate = new();
    private Round? gathering;
    private int running;

    /// <exception cref="OperationCanceledException">The caller gave up; the others get their answer.</exception>
    public async Task<IReadOnlyDictionary<TKey, TValue>> ReadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken)
    {
        Round round;
        lock (gate)
        {
            round = gathering ??= new Round();
            round.Keys.UnionWith(keys);
            if (running < MostAtOnce)
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
