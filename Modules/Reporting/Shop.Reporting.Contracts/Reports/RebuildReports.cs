using Shop.Kernel.Messaging;

namespace Shop.Reporting.Contracts.Reports;

/// <summary>Makes all day totals anew from the facts that were collected. Changes no figure unless one was wrong; repeatable.</summary>
public sealed record RebuildReports : ICommand<int>, IBulkRequest;
