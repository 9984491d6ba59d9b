using Shop.Web.Hosting;

namespace Shop.Web.Health;

/// <summary>
/// Health and metrics, and nothing else, are served on the management port; metrics nowhere else. Told by the port that the connection came
/// in on:
/// the Host header and a loopback address can be had by anybody behind a proxy.
/// </summary>
internal sealed class ManagementPort(RequestDelegate next, HostUrls urls)
{
    public Task InvokeAsync(HttpContext context)
    {
        var isManagement = urls.ManagementPort is { } port && context.Connection.LocalPort == port;
        var path = context.Request.Path;
        var allowed = path.StartsWithSegments("/health") || (path == "/metrics" ? isManagement : !isManagement);
        if (allowed)
            return next(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
