using MediatR;
using Shop.Kernel;
using Shop.Reporting.Contracts.Reports;

namespace Shop.Reporting.Application.Reports;

internal sealed class RebuildReportsHandler(RollUp rollUp) : IRequestHandler<RebuildReports, Result<int>>
{
    public async Task<Result<int>> Handle(RebuildReports command, CancellationToken cancellationToken) =>
        await rollUp.RefreshAsync(everything: true, cancellationToken);
}
