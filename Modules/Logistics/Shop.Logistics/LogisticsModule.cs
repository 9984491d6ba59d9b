using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Logistics.Application;
using Shop.Logistics.Infrastructure;
using Shop.Logistics.Infrastructure.Endpoints;
using Shop.Logistics.Infrastructure.Persistence;

namespace Shop.Logistics;

/// <summary>Where parcels go, what that costs, and how far they are.</summary>
public sealed class LogisticsModule : IModule
{
    public string Name => "Logistics";

    public string Schema => "logistics";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<LogisticsDbContext, PostgresLogisticsDbContext, SqlServerLogisticsDbContext>(configuration, this);
        services.AddKeyedSingleton<IEventMap, LogisticsEventMap>(Schema);
        services.AddOptions<LogisticsOptions>().Bind(configuration.GetSection("Logistics")).Configure(options =>
        {
            options.Currency = configuration["Shop:Currency"] ?? options.Currency;
            options.TimeZone = configuration["Shop:TimeZone"] ?? options.TimeZone;
        });
        services.AddUseCasesFrom(typeof(LogisticsModule).Assembly);
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => ShipmentEndpoints.Map(endpoints);
}
