using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;

namespace Shop.Payments;

public sealed class PaymentsModule : IModule
{
    public string Name => "Payments";

    public string Schema => "payments";

    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddUseCasesFrom(typeof(PaymentsModule).Assembly);

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
