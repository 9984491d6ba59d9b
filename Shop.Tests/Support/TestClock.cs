namespace Shop.Tests.Support;

/// <summary>
/// A clock that moves when a test says so. It starts on a Monday morning in 2031: far enough ahead that a client with the system clock does
/// not treat its cookies as expired.
/// </summary>
internal sealed class TestClock : TimeProvider
{
    public static DateTimeOffset Start { get; } = new(2031, 3, 3, 10, 0, 0, TimeSpan.Zero);

    private long ticks = Start.UtcTicks;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public void SetTo(DateTimeOffset instant) => Interlocked.Exchange(ref ticks, instant.UtcTicks);

    public void Reset() => SetTo(Start);
}
