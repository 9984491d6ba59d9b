namespace Shop.Demo;

/// <summary>The real clock, which can be set back while the demo's past is made up. Only the process that seeds uses it.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset? pretended;

    public void Pretend(DateTimeOffset? now) => pretended = now;

    public override DateTimeOffset GetUtcNow() => pretended ?? base.GetUtcNow();
}
