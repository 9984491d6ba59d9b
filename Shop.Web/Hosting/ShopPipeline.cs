using Shop.Web.Development;
using Shop.Web.Health;
using Shop.Web.Http;
using Shop.Web.Jobs;
using Shop.Web.Telemetry;

namespace Shop.Web.Hosting;

/// <summary>The middleware pipeline and the endpoints.</summary>
internal static class ShopPipeline
{
    public static void UseShopPipeline(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ManagementPort>();
        app.UseRequestLog();
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",
                StatusCodeSelector = ExceptionAnswers.StatusOf,
                SuppressDiagnosticsCallback = _ => true,
            }
        );
        if (app.Environment.IsProduction())
            app.UseHsts();
        app.UseResponseCompression();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<ApiStatusProblems>();
        app.UseMiddleware<RequestGuards>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseMiddleware<OrderQueue>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<ParameterValues>();
    }

    public static void MapShop(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapOpenApi("/openapi/{documentName}.json");
        if (app.Environment.IsDevelopment())
            app.MapApiReference();
        app.MapShopHealth();
        app.MapJobDashboard();
        app.MapPrometheusScrapingEndpoint("/metrics");
        var api = app.MapGroup("/api/v1");
        foreach (var module in Modules.All)
            module.MapEndpoints(api);
    }
}
