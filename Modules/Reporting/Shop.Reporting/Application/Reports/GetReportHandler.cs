using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Reporting.Contracts.Reports;

namespace Shop.Reporting.Application.Reports;

internal sealed class GetReportValidator : AbstractValidator<GetReport>
{
    public GetReportValidator()
    {
        RuleFor(query => query.To).GreaterThanOrEqualTo(query => query.From).WithMessage("The last day cannot be before the first.");
        RuleFor(query => query.To)
            .Must((query, to) => to.DayNumber - query.From.DayNumber <= 1100)
            .WithMessage("Choose at most three years.");
    }
}

internal sealed class ListReportsHandler : IRequestHandler<ListReports, Result<IReadOnlyList<ReportDescription>>>
{
    public Task<Result<IReadOnlyList<ReportDescription>>> Handle(ListReports query, CancellationToken cancellationToken) =>
        Task.FromResult(Result<IReadOnlyList<ReportDescription>>.Success(ReportTables.All));
}

internal sealed class GetReportHandler(ReportingDbContext db, RollUp rollUp, IOptions<ReportingOptions> options)
    : IRequestHandler<GetReport, Result<ReportTable>>
{
    private static readonly Error Unknown = Error.NotFound("reporting.unknown-report", "There is no such report.");

    public async Task<Result<ReportTable>> Handle(GetReport query, CancellationToken cancellationToken)
    {
        if (ReportTables.All.FirstOrDefault(report => report.Name == query.Name) is not { } report)
            return Unknown;

        await rollUp.RefreshAsync(everything: false, cancellationToken);
        var tables = new ReportTables(db, query.From, query.To, options.Value.Currency);
        var (columns, rows, totals) = await tables.MakeAsync(query.Name, cancellationToken);
        return new ReportTable(report.Name, report.Title, report.Definition, query.From, query.To, columns, rows, totals);
    }
}
