using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Kernel.Web;

/// <summary>A module as the host sees it. Everything else in the module is internal.</summary>
public interface IModule
{
    /// <summary>The module's name in configuration, as in <c>Modules:{Name}</c>.</summary>
    string Name { get; }

    /// <summary>The database schema that holds all tables of the module.</summary>
    string Schema { get; }

    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps REST endpoints and webhooks; <paramref name="endpoints"/> is the group <c>/api/v1</c>.</summary>
    void MapEndpoints(IEndpointRouteBuilder endpoints);
}
