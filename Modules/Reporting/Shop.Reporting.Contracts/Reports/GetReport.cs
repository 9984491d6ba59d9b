using Shop.Kernel.Messaging;

namespace Shop.Reporting.Contracts.Reports;

/// <summary>
/// One report as a table. Names: <c>sales</c> (by day), <c>products</c>, <c>countries</c>, <c>payments</c>, <c>search-terms</c>,
/// <c>funnel</c>, <c>success-rates</c>, <c>tax</c>, <c>customers</c>. Unknown names are NotFound.
/// </summary>
public sealed record GetReport(string Name, DateOnly From, DateOnly To) : IQuery<ReportTable>;

public sealed record ReportTable
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence that defines what is counted, by which date and in which time zone.</summary>
    public required string Definition { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>Values as culture-invariant text, in column order.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    public required IReadOnlyList<string>? Totals { get; init; }
}

/// <param name="Kind"><c>text</c>, <c>date</c>, <c>number</c>, <c>money</c> or <c>percent</c>.</param>
public sealed record ReportColumn(string Key, string Name, string Kind);

/// <summary>The available reports.</summary>
public sealed record ListReports : IQuery<IReadOnlyList<ReportDescription>>;

public sealed record ReportDescription(string Name, string Title, string Definition);
