namespace Shop.Sandbox;

/// <summary>The faults that a test requested. Held webhooks are sent in the requested order when holding ends.</summary>
internal sealed class Faults
{
    private int failingCalls;
    private int dropping;

    public bool Hold { get; private set; }

    public bool Reorder { get; private set; }

    public bool Double { get; private set; }

    public int DelayMilliseconds { get; private set; }

    public void Set(FaultSettings settings)
    {
        Hold = settings.Hold ?? Hold;
        Reorder = settings.Reorder ?? Reorder;
        Double = settings.Double ?? Double;
        DelayMilliseconds = settings.DelayMilliseconds ?? DelayMilliseconds;
        failingCalls = settings.FailCalls ?? failingCalls;
        dropping = settings.Drop ?? dropping;
    }

    /// <summary>True for as many calls as should fail.</summary>
    public bool FailThisCall() => Take(ref failingCalls);

    /// <summary>True for as many webhooks as should be lost.</summary>
    public bool DropThisWebhook() => Take(ref dropping);

    private static bool Take(ref int left)
    {
        if (Volatile.Read(ref left) <= 0)
            return false;

        return Interlocked.Decrement(ref left) >= 0;
    }
}

/// <summary>The body of a control call; missing members stay unchanged.</summary>
/// <param name="Drop">How many webhooks are lost.</param>
/// <param name="FailCalls">How many calls are answered with 503.</param>
internal sealed record FaultSettings(bool? Hold, bool? Reorder, bool? Double, int? DelayMilliseconds, int? Drop, int? FailCalls);
