using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Kernel.Http;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;
using Shop.Logistics.Application;
using Shop.Logistics.Application.Carriers;
using Shop.Logistics.Application.Shipments;
using Shop.Logistics.Infrastructure;
using Shop.Logistics.Infrastructure.Carriers;
using Shop.Logistics.Infrastructure.Endpoints;
using Shop.Logistics.Infrastructure.Persistence;

namespace Shop.Logistics;

/// <summary>Shipping zones and rates, shipments and tracking.</summary>
public sealed class LogisticsModule : IModule
{
    public string Name => "Logistics";

    public string Schema => "logistics";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<LogisticsDbContext, PostgresLogisticsDbContext, SqlServerLogisticsDbContext>(
            configuration,
            Name,
            Schema
        );
        services.AddKeyedSingleton<IEventMap, LogisticsEventMap>(Schema);
        services
            .AddOptions<LogisticsOptions>()
            .Bind(configuration.GetSection("Logistics"))
            .Configure(options =>
            {
                options.Currency = configuration["Shop:Currency"] ?? options.Currency;
                options.TimeZone = configuration["Shop:TimeZone"] ?? options.TimeZone;
                options.Country = configuration["Shop:Country"] ?? options.Country;
                if (options.SandboxCarrier.Url.Length == 0)
                    options.SandboxCarrier.Url = configuration["Payments:Sandbox:Url"] ?? "http://localhost:5085";
                if (options.SandboxCarrier.NotifyUrl.Length == 0)
                    options.SandboxCarrier.NotifyUrl =
                        $"{configuration["Shop:PublicUrl"]?.TrimEnd('/')}/api/v1/shipments/{SandboxCarrier.Name}/webhook";
            })
            .Validate(options => options.PickupDays > 0, "Logistics:PickupDays must be positive.");
        services.AddScoped<ShipmentBooker>();
        if (configuration.GetValue("Logistics:SandboxCarrier:Enabled", false))
        {
            services.AddProviderClient(SandboxCarrier.ClientName, container =>
                container.GetRequiredService<IOptions<LogisticsOptions>>().Value.SandboxCarrier.Url
            );
            services.AddScoped<ICarrier, SandboxCarrier>();
        }

        services.AddUseCasesFrom(typeof(LogisticsModule).Assembly);
        services.AddModuleJob("book-shipments", "10/30 * * * * ?", new BookShipments());
        services.AddModuleJob("give-up-uncollected", "12/30 * * * * ?", new AbandonUncollected());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => ShipmentEndpoints.Map(endpoints);
}
