using System.Text.Json;
using Shop.Kernel.Modules;

namespace Shop.Web.Commands;

/// <summary>Checks what must hold in the live database; exits with 4 when something does not.</summary>
internal sealed class Check : ShopVerb
{
    private const int Broken = 4;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public override string Name => "check";

    public override string Summary => "check the invariants of the live database";

    protected override async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        List<(IInvariant Invariant, InvariantReport Report)> reports = [];
        foreach (var invariant in services.GetServices<IInvariant>().OrderBy(invariant => invariant.Code, StringComparer.Ordinal))
            reports.Add((invariant, await invariant.CheckAsync(cancellationToken)));

        if (arguments.Contains("--json"))
            Console.WriteLine(JsonSerializer.Serialize(
                reports.Select(entry => new { entry.Invariant.Code, entry.Invariant.Statement, entry.Invariant.Always, entry.Report.Checked, entry.Report.OffenderCount, entry.Report.Offenders }),
                Indented));
        else
            foreach (var (invariant, report) in reports)
                Print(invariant, report);

        return reports.Exists(entry => entry.Report.OffenderCount > 0) ? Broken : 0;
    }

    private static void Print(IInvariant invariant, InvariantReport report)
    {
        Console.WriteLine($"{(report.OffenderCount == 0 ? "ok    " : "BROKEN")} {invariant.Code,-4} {report.Checked,8} checked  {invariant.Statement}");
        foreach (var offender in report.Offenders)
            Console.WriteLine($"         {offender}");
        if (report.OffenderCount > report.Offenders.Count)
            Console.WriteLine($"         and {report.OffenderCount - report.Offenders.Count} more");
    }
}
