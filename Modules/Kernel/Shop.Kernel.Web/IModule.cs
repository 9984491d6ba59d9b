using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Kernel.Web;

/// <summary>A module as the host sees it. Everything else about it is internal.</summary>
public interface IModule
{
    /// <summary>As in <c>Modules:{Name}</c> of the configuration.</summary>
    string Name { get; }

    /// <summary>The database schema that holds all its tables.</summary>
    string Schema { get; }

    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps REST endpoints and webhooks; <paramref name="endpoints"/> is the group <c>/api/v1</c>.</summary>
    void MapEndpoints(IEndpointRouteBuilder endpoints);
}
