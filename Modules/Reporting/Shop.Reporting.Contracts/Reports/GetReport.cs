using Shop.Kernel.Messaging;

namespace Shop.Reporting.Contracts.Reports;

/// <summary>
/// One report as a table. Names: <c>sales</c> (by day), <c>products</c>, <c>countries</c>, <c>payments</c>, <c>search-terms</c>,
/// <c>funnel</c>, <c>success-rates</c>, <c>tax</c>, <c>customers</c>. Unknown names are NotFound.
/// </summary>
public sealed record GetReport(string Name, DateOnly From, DateOnly To) : IQuery<ReportTable>;

/// <param name="Definition">One sentence that defines what is counted, by which date and in which time zone.</param>
/// <param name="Rows">Values as culture-invariant text, in column order.</param>
public sealed record ReportTable(
    string Name,
    string Title,
    string Definition,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string>? Totals
);

/// <param name="Kind"><c>text</c>, <c>date</c>, <c>number</c>, <c>money</c> or <c>percent</c>.</param>
public sealed record ReportColumn(string Key, string Name, string Kind);

/// <summary>The available reports.</summary>
public sealed record ListReports : IQuery<IReadOnlyList<ReportDescription>>;

public sealed record ReportDescription(string Name, string Title, string Definition);
