using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Reporting.Application.Reports;

/// <summary>Keeps the day totals up to date, so that opening the dashboard only processes the last few seconds.</summary>
internal sealed record RollUpReports : ICommand<int>;

internal sealed class RollUpReportsHandler(RollUp rollUp) : IRequestHandler<RollUpReports, Result<int>>
{
    public async Task<Result<int>> Handle(RollUpReports command, CancellationToken cancellationToken) =>
        await rollUp.RefreshAsync(everything: false, cancellationToken);
}
