using Scalar.AspNetCore;

namespace Shop.Web.Development;

/// <summary>The API reference at <c>/api</c>, in Development only.</summary>
internal static class ApiReference
{
    /// <summary>The page uses inline script and style, but may connect to the shop only.</summary>
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self' data:; worker-src 'self' blob:; "
        + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static void MapApiReference(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapScalarApiReference("/api", options =>
            {
                options.Title = "Shop API";
                options.OpenApiRoutePattern = "/openapi/{documentName}.json";
                options.DefaultFonts = false;
                options.Telemetry = false;
                options.HideClientButton = true;
                options.ProxyUrl = null;
            })
            .AddEndpointFilter(
                (context, next) =>
                {
                    context.HttpContext.Response.Headers.ContentSecurityPolicy = ContentPolicy;
                    return next(context);
                }
            );
}
