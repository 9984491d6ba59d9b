namespace Shop.Payments.Infrastructure.Providers;

/// <summary>
/// Leaves a provider alone that does not answer. It opens after five failures in a row, or when half of at least twenty calls within thirty
/// seconds failed; then
/// one call every six seconds goes through to see, and the first that succeeds closes it.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider clock)
{
    private const int MostInARow = 5;
    private const int FewestCalls = 20;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan LongestUnseen = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Queue<(long At, bool Failed)> calls = [];
    private int inARow;
    private bool isOpen;
    private long lastProbe;

    public bool IsOpen
    {
        get
        {
            lock (gate)
                return isOpen;
        }
    }

    /// <summary>
    /// True while it is closed, and again when nobody has looked for a minute: each host has a breaker of its own, and the job that looks
    /// runs on one of them.
    /// </summary>
    public bool IsAnswering
    {
        get
        {
            lock (gate)
                return !isOpen || clock.GetElapsedTime(lastProbe) >= LongestUnseen;
        }
    }

    /// <summary>Whether a call may go out now. While open, true makes the caller the probe.</summary>
    public bool MayCall()
    {
        lock (gate)
        {
            if (!isOpen)
                return true;
            if (clock.GetElapsedTime(lastProbe) < BetweenProbes)
                return false;

            lastProbe = clock.GetTimestamp();
            return true;
        }
    }

    public void Succeeded()
    {
        lock (gate)
        {
            if (isOpen)
                calls.Clear();
            (isOpen, inARow) = (false, 0);
            Count(failed: false);
        }
    }

    public void Failed()
    {
        lock (gate)
        {
            inARow++;
            Count(failed: true);
            if (isOpen || (inARow < MostInARow && (calls.Count < FewestCalls || calls.Count(call => call.Failed) * 2 < calls.Count)))
                return;

            (isOpen, lastProbe) = (true, clock.GetTimestamp());
        }
    }

    private void Count(bool failed)
    {
        calls.Enqueue((clock.GetTimestamp(), failed));
        while (clock.GetElapsedTime(calls.Peek().At) > Window)
            calls.Dequeue();
    }
}
