namespace Shop.Logistics.Infrastructure.Carriers;

/// <summary>
/// Spares a carrier that does not answer, and those who would wait for it: after five failures in a row nobody asks for six seconds.
/// </summary>
internal sealed class CarrierCircuit(TimeProvider clock)
{
    private const int MostFailures = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(6);

    private readonly Lock gate = new();
    private int failures;
    private long openedAt;

    public bool IsOpen
    {
        get
        {
            lock (gate)
                return failures >= MostFailures && clock.GetElapsedTime(openedAt) < Pause;
        }
    }

    public void Record(bool answered)
    {
        lock (gate)
        {
            failures = answered ? 0 : failures + 1;
            if (failures >= MostFailures)
                openedAt = clock.GetTimestamp();
        }
    }
}
