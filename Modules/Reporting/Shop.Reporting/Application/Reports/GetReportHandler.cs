using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Reporting.Contracts.Reports;

namespace Shop.Reporting.Application.Reports;

internal sealed class GetReportValidator : AbstractValidator<GetReport>
{
    public GetReportValidator()
    {
        RuleFor(query => query.To).GreaterThanOrEqualTo(query => query.From).WithError("reporting.end-before-start");
        RuleFor(query => query.To).Must((query, to) => to.DayNumber - query.From.DayNumber <= 1100).WithError("reporting.range-too-long");
    }
}

internal sealed class ListReportsHandler(IMessageTexts texts) : IRequestHandler<ListReports, Result<IReadOnlyList<ReportDescription>>>
{
    public Task<Result<IReadOnlyList<ReportDescription>>> Handle(ListReports query, CancellationToken cancellationToken) =>
        Task.FromResult(
            Result<IReadOnlyList<ReportDescription>>.Success([.. ReportTables.Names.Select(name => ReportTables.Describe(name, texts))])
        );
}

internal sealed class GetReportHandler(ReportingDbContext db, RollUp rollUp, IMessageTexts texts, IOptions<ReportingOptions> options)
    : IRequestHandler<GetReport, Result<ReportTable>>
{
    private static readonly Error Unknown = Error.NotFound("reporting.unknown-report");

    public async Task<Result<ReportTable>> Handle(GetReport query, CancellationToken cancellationToken)
    {
        if (!ReportTables.Names.Contains(query.Name))
            return Unknown;

        await rollUp.RefreshAsync(everything: false, cancellationToken);
        var report = ReportTables.Describe(query.Name, texts);
        var tables = new ReportTables(db, texts, query.From, query.To, options.Value.Currency);
        var (columns, rows, totals) = await tables.MakeAsync(query.Name, cancellationToken);
        return new ReportTable
        {
            Name = report.Name,
            Title = report.Title,
            Definition = report.Definition,
            From = query.From,
            To = query.To,
            Columns = columns,
            Rows = rows,
            Totals = totals,
        };
    }
}
