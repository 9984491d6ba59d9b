using System.Globalization;

namespace Shop.Chaos;

/// <summary>One line of the result table.</summary>
/// <param name="Bound">The promised value; null when there is none.</param>
internal sealed record Figure(string Part, string Name, string Value, string? Bound, bool IsGood);

/// <summary>The measurements and failures of a run so far.</summary>
internal sealed class Findings(TextWriter output)
{
    private readonly List<Figure> figures = [];

    public bool AllGood => figures.TrueForAll(figure => figure.IsGood);

    /// <summary>Starts the section of a part.</summary>
    public string Part { get; set; } = string.Empty;

    public void Flash(FormattableString line)
    {
        lock (figures)
        {
            output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
            output.Flush();
        }
    }

    /// <summary>Reports a figure that has no bound.</summary>
    public void Tell(string name, FormattableString value) =>
        Add(new Figure(Part, name, value.ToString(CultureInfo.InvariantCulture), null, true));

    public void Judge(string name, FormattableString value, string bound, bool isGood) =>
        Add(new Figure(Part, name, value.ToString(CultureInfo.InvariantCulture), bound, isGood));

    /// <summary>Passes when the list is empty; otherwise prints its first entries.</summary>
    public void JudgeNone(string name, IReadOnlyCollection<string> problems)
    {
        Judge(name, $"{problems.Count}", "0", problems.Count == 0);
        foreach (var problem in problems.Take(10))
            Flash($"      {problem}");
    }

    public void PrintTable()
    {
        Flash($"");
        Flash($"{"part", -10} {"figure", -58} {"measured", -26} {"promised", -12}");
        foreach (var figure in figures)
        {
            var verdict = figure.IsGood ? string.Empty : "BROKEN";
            Flash($"{figure.Part, -10} {figure.Name, -58} {figure.Value, -26} {figure.Bound ?? string.Empty, -12} {verdict}");
        }
    }

    private void Add(Figure figure)
    {
        lock (figures)
            figures.Add(figure);
        var bound = figure.Bound is null ? string.Empty : $" ({figure.Bound})";
        Flash($"  {figure.Name}: {figure.Value}{bound}{(figure.IsGood ? string.Empty : "  BROKEN")}");
    }
}

/// <summary>Reports a distribution of durations.</summary>
internal static class Times
{
    public static double At(IEnumerable<TimeSpan> times, double part)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))].TotalSeconds;
    }
}
