using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;

namespace Shop.Logistics;

public sealed class LogisticsModule : IModule
{
    public string Name => "Logistics";

    public string Schema => "logistics";

    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddUseCasesFrom(typeof(LogisticsModule).Assembly);

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
