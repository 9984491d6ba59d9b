using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;
using Shop.Web.Development;
using Shop.Web.Health;
using Shop.Web.Http;
using Shop.Web.Jobs;
using Shop.Web.Persistence;
using Shop.Web.Presentation;
using Shop.Web.Session;
using Shop.Web.Telemetry;

namespace Shop.Web.Hosting;

/// <summary>Registers the services of the host and its modules.</summary>
internal static class ShopServices
{
    /// <summary>The formats of money, numbers and dates, independent of the machine's.</summary>
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-IE");

    /// <summary>For a command or a tool that uses the shop in its own process: nothing listens, and only warnings are logged.</summary>
    /// <param name="clock">Replaces the system clock.</param>
    public static WebApplication BuildWithoutServer(string[] settings, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = settings,
                ApplicationName = typeof(ShopServices).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.AddShop(serves: false, clock);
        return builder.Build();
    }

    public static void AddShop(this WebApplicationBuilder builder, bool serves = true, TimeProvider? clock = null)
    {
        CultureInfo.DefaultThreadCurrentCulture = Culture;
        CultureInfo.DefaultThreadCurrentUICulture = Culture;
        StartupChecks.Demand(builder.Configuration, builder.Environment);
        var dataFolder = DataFolder.Resolve(builder.Configuration);
        var connections = ConnectionSettings.Complete(builder.Configuration, dataFolder);
        SandboxKeys.Apply(builder.Configuration, dataFolder);

        builder.AddShopLogs(dataFolder, quiet: !serves);
        builder.Services.AddSingleton(serves ? HostUrls.Apply(builder) : HostUrls.Of(builder));
        if ((clock ?? ShiftedClock.Of(builder.Configuration)) is { } otherClock)
            builder.Services.AddSingleton(otherClock);
        AddDatabase(builder.Services, connections);
        AddModules(builder);
        AddHttp(builder);
        builder.Services.AddJobs(connections);
        builder.Services.AddShopHealth();
        builder.Services.AddShopTelemetry(builder.Configuration);
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
        services.AddSingleton<ProcessingPause>();
        services.AddSingleton<IProcessingPause>(provider => provider.GetRequiredService<ProcessingPause>());
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
        services.AddSingleton<IMessageTexts, MessageTexts>();
        services.AddSingleton<IAttemptLimiter, AttemptLimiter>();
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

    /// <summary>Forwarded headers are accepted only from the configured proxies, given as addresses or networks.</summary>
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
}
