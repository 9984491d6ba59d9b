using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Application;
using Shop.Inventory.Application.BackInStock;
using Shop.Inventory.Application.Levels;
using Shop.Inventory.Application.Reservations;
using Shop.Inventory.Infrastructure;
using Shop.Inventory.Infrastructure.Endpoints;
using Shop.Inventory.Infrastructure.Persistence;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;

namespace Shop.Inventory;

/// <summary>Stock by SKU and location: on hand, reserved, and why it changed.</summary>
public sealed class InventoryModule : IModule
{
    public string Name => "Inventory";

    public string Schema => "inventory";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<InventoryDbContext, PostgresInventoryDbContext, SqlServerInventoryDbContext>(
            configuration,
            Name,
            Schema
        );
        services.AddKeyedSingleton<IEventMap, InventoryEventMap>(Schema);
        services
            .AddOptions<InventoryOptions>()
            .Bind(configuration.GetSection("Inventory"))
            .Validate(options => options.HoldsPerRun > 0, "Inventory:HoldsPerRun must be positive.");
        services.AddSingleton<AvailabilityReads>();
        services.AddScoped<StockAdjuster>();
        services.AddUseCasesFrom(typeof(InventoryModule).Assembly);
        services.AddModuleJob("release-expired-holds", "0/30 * * * * ?", new ReleaseExpiredHolds());
        services.AddModuleJob("tell-back-in-stock", "20 * * * * ?", new NotifyBackInStock());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        InventoryEndpoints.Map(endpoints);
        LocationEndpoints.Map(endpoints);
    }
}
