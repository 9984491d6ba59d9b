namespace Shop.Kernel;

/// <summary>
/// Hosts' clocks differ, and a clock may jump ahead and be put right again. What was put off until a time that nobody puts things off to
/// was written by a clock
/// that ran ahead, and is due now instead of then.
/// </summary>
public static class ClockSkew
{
    /// <summary>By so much the clocks of two hosts may differ without one taking the other one's times for wrong.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromMinutes(10);
}
