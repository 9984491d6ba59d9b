namespace Shop.Web.Charts;

/// <param name="IsOpen">The period is not over yet; drawn dashed.</param>
public sealed record ChartPoint(string Label, decimal Value, bool IsOpen = false);

/// <summary>One line or one set of bars; a chart has at most six.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points);
