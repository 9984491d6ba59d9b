using Shop.Sandbox.Carrier;
using Shop.Sandbox.Payments;

namespace Shop.Sandbox;

/// <summary>A payment gateway and a carrier that behave as outside providers: they know only the shop's key and its webhook URLs.</summary>
internal static class SandboxApplication
{
    /// <param name="clock">Null for the system clock.</param>
    public static WebApplication Build(string[] settings, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory }
        );
        var dataFolder = DataFolder.Of(builder.Configuration);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && builder.Configuration["Payments:Sandbox:Url"] is { Length: > 0 } url)
            builder.WebHost.UseUrls(url);

        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton(SandboxSecrets.Load(dataFolder));
        builder.Services.AddSingleton(_ => new ChargeStore(Path.Combine(dataFolder, "gateway")));
        builder.Services.AddSingleton<Faults>();
        builder.Services.AddSingleton<ChargeWebhookSender>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ChargeWebhookSender>());
        builder.Services.AddSingleton<ChargeOperations>();
        builder.Services.AddSingleton(_ => new ParcelStore(Path.Combine(dataFolder, "gateway")));
        builder.Services.AddSingleton<ParcelWebhookSender>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ParcelWebhookSender>());
        builder.Services.AddHttpClient(ChargeWebhookSender.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10));

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
        PaymentApi.Map(app);
        PaymentPages.Map(app);
        CarrierApi.Map(app);
        return app;
    }
}
