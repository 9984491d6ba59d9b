using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Shop.Kernel.Web;
using Shop.Reporting.Application;
using Shop.Reporting.Application.Visits;
using Shop.Reporting.Contracts.Reports;
using Shop.Reporting.Contracts.Visits;

namespace Shop.Reporting.Infrastructure.Endpoints;

internal static class ReportingEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/beacon", RecordAsync).WithTags("Reports").WithName("RecordVisit").DisableAntiforgery();
        endpoints
            .MapGet("/admin/reports/{name}", GetAsync)
            .RequireAuthorization(Permissions.ReportsRead)
            .WithTags("Reports")
            .WithName("GetReport")
            .Produces<ReportTable>();
    }

    private static async Task<IResult> RecordAsync(
        BeaconBody body,
        HttpContext context,
        VisitorHashes hashes,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var hash = await hashes.OfAsync(
            context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
            context.Request.Headers.UserAgent.ToString(),
            cancellationToken
        );
        return (
            await mediator.Send(new RecordVisit(body.Kind ?? VisitKind.Page, hash, body.Slug, body.Query, body.Results), cancellationToken)
        ).ToHttp();
    }

    private static async Task<IResult> GetAsync(
        string name,
        IMediator mediator,
        IOptions<ReportingOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken,
        DateOnly? from = null,
        DateOnly? to = null
    )
    {
        var last = to ?? options.Value.DayOf(clock.GetUtcNow());
        return (
            await mediator.Send(
                new GetReport(name, from ?? DateOnly.FromDayNumber(Math.Max(0, last.DayNumber - 29)), last),
                cancellationToken
            )
        ).ToHttp();
    }

    internal sealed record BeaconBody(VisitKind? Kind, string? Path, string? Query, int? Results, string? Slug, string? Visit);
}
