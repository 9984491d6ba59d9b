using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;

namespace Shop.Inventory;

public sealed class InventoryModule : IModule
{
    public string Name => "Inventory";

    public string Schema => "inventory";

    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddUseCasesFrom(typeof(InventoryModule).Assembly);

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
