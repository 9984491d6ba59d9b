namespace Shop.Sandbox;

/// <summary>What a test asked the gateway to do wrong. Webhooks that are held go out, in the order asked for, once holding ends.</summary>
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

    /// <summary>True as often as calls were to fail.</summary>
    public bool FailThisCall() => Take(ref failingCalls);

    /// <summary>True as often as webhooks were to be lost.</summary>
    public bool DropThisWebhook() => Take(ref dropping);

    private static bool Take(ref int left)
    {
        if (Volatile.Read(ref left) <= 0)
            return false;

        return Interlocked.Decrement(ref left) >= 0;
    }
}

/// <summary>Body of a control call; what is missing stays as it is.</summary>
/// <param name="Drop">How many webhooks are lost.</param>
/// <param name="FailCalls">How many calls answer 503.</param>
internal sealed record FaultSettings(bool? Hold, bool? Reorder, bool? Double, int? DelayMilliseconds, int? Drop, int? FailCalls);
