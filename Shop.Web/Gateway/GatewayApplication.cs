using Shop.Web.Hosting;

namespace Shop.Web.Gateway;

/// <summary>
/// The sandbox payment gateway: a program of its own within this one, which knows nothing of the shop but where to send its notices.
/// </summary>
internal static class GatewayApplication
{
    /// <param name="clock">Null for the machine's.</param>
    public static WebApplication Build(string[] arguments, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory }
        );
        var dataFolder = DataFolder.Resolve(builder.Configuration);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && builder.Configuration["Payments:Sandbox:Url"] is { Length: > 0 } url)
            builder.WebHost.UseUrls(url);

        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton(SandboxSecrets.Load(dataFolder));
        builder.Services.AddSingleton(_ => new ChargeBook(Path.Combine(dataFolder, "gateway")));
        builder.Services.AddSingleton<Faults>();
        builder.Services.AddSingleton<NoticeSender>();
        builder.Services.AddHostedService(services => services.GetRequiredService<NoticeSender>());
        builder.Services.AddSingleton<Cashier>();
        builder.Services.AddSingleton(_ => new CarrierBook(Path.Combine(dataFolder, "gateway")));
        builder.Services.AddSingleton<CarrierSender>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CarrierSender>());
        builder.Services.AddHttpClient(NoticeSender.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10));
        var app = builder.Build();
        app.Use(
            async (context, next) =>
            {
                context.Response.Headers.XContentTypeOptions = "nosniff";
                context.Response.Headers.ContentSecurityPolicy =
                    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
                await next(context);
            }
        );
        GatewayApi.Map(app);
        PaymentPages.Map(app);
        CarrierApi.Map(app);
        return app;
    }
}
