namespace Shop.Demo;

/// <summary>The system clock, which can be set back to create the demo's history. Only the seeding process uses it.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset? pretended;

    public void Pretend(DateTimeOffset? now) => pretended = now;

    public override DateTimeOffset GetUtcNow() => pretended ?? base.GetUtcNow();
}
