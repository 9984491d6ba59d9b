using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;

namespace Shop.Catalog;

public sealed class CatalogModule : IModule
{
    public string Name => "Catalog";

    public string Schema => "catalog";

    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddUseCasesFrom(typeof(CatalogModule).Assembly);

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
