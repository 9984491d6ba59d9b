using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;

namespace Shop.Reporting;

public sealed class ReportingModule : IModule
{
    public string Name => "Reporting";

    public string Schema => "reporting";

    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddUseCasesFrom(typeof(ReportingModule).Assembly);

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
