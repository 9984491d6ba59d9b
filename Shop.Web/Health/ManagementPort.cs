using Shop.Web.Hosting;

namespace Shop.Web.Health;

/// <summary>
/// Serves health and metrics on the management port, and nothing else; metrics are served nowhere else. Decided by the local port of the
/// connection, because the Host header and a loopback address can be spoofed through a proxy.
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
