namespace Shop.Kernel;

/// <summary>
/// Tolerates differing host clocks and clock jumps. A due time further in the future than any delay in use was written by a clock that ran
/// ahead, and is treated as due now.
/// </summary>
public static class ClockSkew
{
    /// <summary>The largest difference between two hosts' clocks that is tolerated.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromMinutes(10);
}
