namespace Shop.Kernel.Modules;

/// <summary>A condition that must hold in the live database. Registered by the module that owns the tables.</summary>
public interface IInvariant
{
    /// <summary>
    /// Stable, <c>module.what-holds</c>, for example <c>orders.totals-add-up</c>; its sentence is in the host's resources.
    /// </summary>
    string Name { get; }

    /// <summary>True when it holds at every instant; false when it holds only after the rows have been unchanged for a minute.</summary>
    bool Always { get; }

    Task<InvariantReport> CheckAsync(CancellationToken cancellationToken);
}

/// <param name="Checked">How many rows, orders or SKUs were checked.</param>
/// <param name="Offenders">Violations, named so that a person can find them; at most 20.</param>
/// <param name="OffenderCount">Total number of violations.</param>
/// <param name="NotChecked">Why it could not be checked; null when it was.</param>
public sealed record InvariantReport(int Checked, IReadOnlyList<string> Offenders, int OffenderCount, string? NotChecked = null)
{
    public const int Max = 20;

    public static InvariantReport Of(int checkedCount, IReadOnlyCollection<string> offenders) =>
        new(checkedCount, [.. offenders.Take(Max)], offenders.Count);
}
