using System.Globalization;

namespace Shop.Chaos;

/// <summary>One line of the result table.</summary>
/// <param name="Bound">The required value; null when there is none.</param>
internal sealed record Measurement(string Part, string Name, string Value, string? Bound, bool Passed);

/// <summary>The measurements and failures of a run so far.</summary>
internal sealed class Findings(TextWriter output)
{
    private readonly List<Measurement> measurements = [];

    public bool AllPassed => measurements.TrueForAll(measurement => measurement.Passed);

    /// <summary>Starts the section of a part.</summary>
    public string Part { get; set; } = string.Empty;

    public void Print(FormattableString line)
    {
        lock (measurements)
        {
            output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
            output.Flush();
        }
    }

    /// <summary>Reports a measurement that has no bound.</summary>
    public void Report(string name, FormattableString value) =>
        Add(new Measurement(Part, name, value.ToString(CultureInfo.InvariantCulture), null, true));

    public void Check(string name, FormattableString value, string bound, bool passed) =>
        Add(new Measurement(Part, name, value.ToString(CultureInfo.InvariantCulture), bound, passed));

    /// <summary>Passes when the list is empty; otherwise prints its first entries.</summary>
    public void CheckNone(string name, IReadOnlyCollection<string> problems)
    {
        Check(name, $"{problems.Count}", "0", problems.Count == 0);
        foreach (var problem in problems.Take(10))
            Print($"      {problem}");
    }

    public void PrintTable()
    {
        Print($"");
        Print($"{"part", -10} {"measurement", -58} {"measured", -26} {"required", -12}");
        foreach (var measurement in measurements)
        {
            var verdict = measurement.Passed ? string.Empty : "FAILED";
            var bound = measurement.Bound ?? string.Empty;
            Print($"{measurement.Part, -10} {measurement.Name, -58} {measurement.Value, -26} {bound, -12} {verdict}");
        }
    }

    private void Add(Measurement measurement)
    {
        lock (measurements)
            measurements.Add(measurement);
        var bound = measurement.Bound is null ? string.Empty : $" ({measurement.Bound})";
        Print($"  {measurement.Name}: {measurement.Value}{bound}{(measurement.Passed ? string.Empty : "  FAILED")}");
    }
}

/// <summary>A percentile of durations, in seconds; part 1 is the longest.</summary>
internal static class Percentile
{
    public static double Of(IEnumerable<TimeSpan> times, double part)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))].TotalSeconds;
    }
}
