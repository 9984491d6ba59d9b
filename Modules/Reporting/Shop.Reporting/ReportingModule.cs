using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;
using Shop.Reporting.Application;
using Shop.Reporting.Application.Reports;
using Shop.Reporting.Application.Visits;
using Shop.Reporting.Infrastructure.Endpoints;
using Shop.Reporting.Infrastructure.Persistence;

namespace Shop.Reporting;

/// <summary>Dashboard, reports and audit trail. Written only by events and the page beacon.</summary>
public sealed class ReportingModule : IModule
{
    public string Name => "Reporting";

    public string Schema => "reporting";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<ReportingDbContext, PostgresReportingDbContext, SqlServerReportingDbContext>(
            configuration,
            Name,
            Schema
        );
        services
            .AddOptions<ReportingOptions>()
            .Configure(options =>
            {
                options.Currency = configuration["Shop:Currency"] ?? options.Currency;
                options.TimeZone = configuration["Shop:TimeZone"] ?? options.TimeZone;
            });
        services.AddScoped<RollUp>();
        services.AddSingleton<VisitorHashes>();
        services.AddUseCasesFrom(typeof(ReportingModule).Assembly);
        services.AddModuleJob("roll-up-reports", "40 * * * * ?", new RollUpReports());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => ReportingEndpoints.Map(endpoints);
}
