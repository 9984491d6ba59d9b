using Shop.Kernel.Messaging;

namespace Shop.Reporting.Contracts.Reports;

/// <summary>Recalculates all day totals from the collected facts. Changes no figure unless one was wrong; repeatable.</summary>
public sealed record RebuildReports : ICommand<int>, IBulkRequest;
