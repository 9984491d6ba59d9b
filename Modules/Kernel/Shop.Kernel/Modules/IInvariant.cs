namespace Shop.Kernel.Modules;

/// <summary>Something that must hold in the live database. Registered by the module whose tables it reads.</summary>
public interface IInvariant
{
    /// <summary>Short code, for example <c>ST1</c>.</summary>
    string Code { get; }

    /// <summary>One sentence that is true while the invariant holds.</summary>
    string Statement { get; }

    /// <summary>True when it holds at every instant; false when only once the rows concerned have been quiet for a minute.</summary>
    bool Always { get; }

    Task<InvariantReport> CheckAsync(CancellationToken cancellationToken);
}

/// <param name="Checked">How many rows, orders or SKUs were looked at.</param>
/// <param name="Offenders">What breaks it, named so that a person can find it; at most 20.</param>
/// <param name="OffenderCount">How many there are in all.</param>
/// <param name="NotChecked">Why it cannot be told here; null when it was checked.</param>
public sealed record InvariantReport(int Checked, IReadOnlyList<string> Offenders, int OffenderCount, string? NotChecked = null)
{
    public const int Most = 20;

    public static InvariantReport Of(int checkedCount, IReadOnlyCollection<string> offenders) =>
        new(checkedCount, [.. offenders.Take(Most)], offenders.Count);
}
