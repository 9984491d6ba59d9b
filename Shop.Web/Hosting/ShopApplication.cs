using System.Data.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;
using Shop.Web.Database;
using Shop.Web.Demo;
using Shop.Web.Gateway;
using Shop.Web.Health;
using Shop.Web.Http;
using Shop.Web.Jobs;
using Shop.Web.Logging;
using Shop.Web.Support;
using Shop.Web.Telemetry;

namespace Shop.Web.Hosting;

/// <summary>Puts the program together: settings, services of the host and of the modules, request pipeline.</summary>
internal static class ShopApplication
{
    /// <param name="forVerb">True for a verb that ends: nothing listens, and only warnings are logged.</param>
    /// <param name="clock">Another clock than the system's; for making up the demo's past.</param>
    public static WebApplication Build(string[] arguments, bool forVerb, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory }
        );
        builder.WebHost.UseStaticWebAssets();

        var configuration = builder.Configuration;
        StartupChecks.Demand(configuration, builder.Environment);
        var dataFolder = DataFolder.Resolve(configuration);
        var connections = ConnectionSettings.Complete(configuration, dataFolder);
        builder.Services.AddSingleton(forVerb ? HostUrls.Of(builder) : HostUrls.Apply(builder));
        builder.AddShopLogs(dataFolder, quiet: forVerb);
        SandboxSecrets.Apply(configuration, dataFolder);
        if ((clock ?? ShiftedClock.Of(configuration)) is { } its)
            builder.Services.AddSingleton(its);
        AddDatabase(builder.Services, connections);
        if (!forVerb && builder.Environment.IsDevelopment() && configuration.GetValue("Shop:DemoData", false))
            builder.Services.AddHostedService(services =>
                ActivatorUtilities.CreateInstance<DemoSeeding>(services, new object[] { arguments })
            );
        AddModules(builder);
        AddHttp(builder);
        builder.Services.AddJobs(connections);
        if (
            !forVerb
            && configuration.GetValue("Payments:Sandbox:Enabled", false)
            && configuration.GetValue("Payments:Sandbox:Start", false)
        )
            builder.Services.AddHostedService<GatewayStarter>();
        builder.Services.AddShopHealth();
        builder.Services.AddShopTelemetry(configuration);

        var app = builder.Build();
        app.UseShopPipeline();
        return app;
    }

    /// <summary>
    /// Registered first, so that the private server is up before anything starts and goes down after everything has stopped.
    /// </summary>
    private static void AddDatabase(IServiceCollection services, ConnectionSettings connections)
    {
        services.AddSingleton(connections);
        if (connections.PrivateServer is { } server)
        {
            services.AddSingleton(_ => server);
            services.AddHostedService<PrivateDatabase>();
        }

        services.AddSingleton<Migrator>();
        services.AddHostedService<MigrationOnStart>();
        services.AddSingleton(provider =>
            connections.Provider == DatabaseProvider.SqlServer
                ? Microsoft.Data.SqlClient.SqlClientFactory.Instance.CreateDataSource(connections.Jobs)
                : (DbDataSource)provider.GetRequiredService<NpgsqlDataSources>().For(connections.Jobs)
        );
        services.AddSingleton<Hold>();
        services.AddSingleton<IHold>(provider => provider.GetRequiredService<Hold>());
        services.AddDataProtection().SetApplicationName("shop");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<DbDataSource>((options, database) => options.XmlRepository = new DataProtectionKeys(database));
    }

    private static void AddModules(WebApplicationBuilder builder)
    {
        builder.Services.AddKernel();
        foreach (var module in Modules.All)
            module.AddServices(builder.Services, builder.Configuration);
    }

    private static void AddHttp(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var configuration = builder.Configuration;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = configuration.GetValue("Limits:Connections", 4_000L);
            kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
            kestrel.Limits.MaxRequestBodySize = configuration.GetValue("Limits:UploadBytes", 52_428_800L);
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        services.AddHttpContextAccessor();
        services.AddResponseCompression();
        services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = problem => problem.ProblemDetails.Extensions["traceId"] = problem.HttpContext.ReferenceId()
        );
        services.AddExceptionHandler<ExceptionAnswers>();
        services.AddShopRateLimits(configuration);
        services.AddSingleton<IGuessLimit, GuessLimit>();
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer(ApiDescription.DescribeDocumentAsync);
            options.AddOperationTransformer(ApiDescription.DescribeAccessAsync);
            options.AddSchemaTransformer(ApiDescription.DescribeValueAsync);
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        });
        services.ConfigureHttpJsonOptions(options =>
        {
            KernelJson.Configured(options.SerializerOptions);
            options.SerializerOptions.Converters.Add(new SafeStringConverter());
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services
            .AddRazorPages(options =>
            {
                options.Conventions.AuthorizeAreaFolder("Admin", "/", Permissions.Staff);
                options.Conventions.AuthorizeFolder("/Account", Permissions.Customer);
                options.Conventions.AddAreaPageRoute("Admin", "/Products/Edit", "/admin/products/new");
                options.Conventions.AddAreaPageRoute("Admin", "/Shipping/Edit", "/admin/shipping/new");
                options.Conventions.AddAreaPageRoute("Admin", "/Promotions/Edit", "/admin/promotions/new");
                options.Conventions.AddAreaPageRoute("Admin", "/Orders/Draft", "/admin/orders/new");
            })
            .AddMvcOptions(options => options.ModelBinderProviders.Insert(0, new SafeStringBinderProvider()));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = builder.Environment.IsProduction() ? "__Host-shop-form" : "shop-form";
            options.Cookie.SecurePolicy = builder.Environment.IsProduction() ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        BrowserAntiforgery.Decorate(services);
        services.AddHsts(options =>
        {
            options.MaxAge = TimeSpan.FromDays(365);
            options.IncludeSubDomains = true;
        });
        services.AddSingleton<SessionCookie>();
        services
            .AddAuthentication(SessionAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Name, null);
        var policies = services
            .AddAuthorizationBuilder()
            .AddPolicy(Permissions.Staff, policy => policy.RequireAssertion(context => context.User.IsStaff()))
            .AddPolicy(Permissions.Customer, policy => policy.RequireAuthenticatedUser());
        foreach (var permission in Permissions.All)
            policies.AddPolicy(permission, policy => policy.RequireClaim(ShopClaims.Permission, permission));

        AddProxies(services, configuration);
    }

    /// <summary>Forwarded headers count only from the proxies that are listed, as addresses or networks.</summary>
    private static void AddProxies(IServiceCollection services, IConfiguration configuration)
    {
        var listed = (configuration["Shop:TrustedProxies"] ?? string.Empty).Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            options.ForwardedHeaders =
                listed.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var entry in listed)
                if (entry.Contains('/', StringComparison.Ordinal))
                    options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(entry));
                else
                    options.KnownProxies.Add(System.Net.IPAddress.Parse(entry));
        });
    }

    private static void UseShopPipeline(this WebApplication app)
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
