using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Kernel;
using Shop.Kernel.Http;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Web.Jobs;
using Shop.Web.Persistence;

namespace Shop.Tests.Support;

/// <summary>
/// The real program on a test database. Quiet (the default): time is <see cref="Clock"/>, and jobs and outboxes run only when the test says
/// so. Live (browser tests): system clock, real port (that of <c>Shop:PublicUrl</c> when set), and jobs and outboxes run in the background.
/// </summary>
internal sealed class ShopHost(
    string connectionString,
    bool live = false,
    IReadOnlyDictionary<string, string>? settings = null,
    Action<IServiceCollection>? configure = null
) : WebApplicationFactory<Program>
{
    /// <summary>The services a quiet host does not run until the test delivers.</summary>
    private static readonly string[] MovesByItself =
    [
        "messages.delivered-in-time",
        "notifications.mails-sent-in-time",
        "host.jobs-on-time",
    ];

    private readonly string dataFolder = Directory.CreateTempSubdirectory("shop-test-").FullName;

    public TestClock Clock { get; } = new();

    /// <summary>The folder of this host's mails and uploads.</summary>
    public string DataFolder => dataFolder;

    public string ConnectionString => connectionString;

    /// <summary>Starts the host on a new database.</summary>
    public static async Task<ShopHost> StartAsync(
        bool live = false,
        IReadOnlyDictionary<string, string>? settings = null,
        Action<IServiceCollection>? configure = null
    )
    {
        var host = new ShopHost(await TestDatabases.CreateAsync(), live, settings, configure);
        if (live)
            host.UseKestrel(settings?.GetValueOrDefault("Shop:PublicUrl") is { Length: > 0 } url ? new Uri(url).Port : 0);
        if (TestDatabases.SqlServer is not null)
            await host.Services.GetRequiredService<Migrator>().ApplyAsync(CancellationToken.None);
        host.StartServer();
        return host;
    }

    /// <summary>Starts a live host on an existing database.</summary>
    public static ShopHost StartOn(string connectionString, IReadOnlyDictionary<string, string>? settings = null)
    {
        var host = new ShopHost(connectionString, live: true, settings);
        host.UseKestrel(0);
        host.StartServer();
        return host;
    }

    /// <summary>Sends a request in a new scope, as a page would.</summary>
    public async Task<TResponse> SendAsync<TResponse>(IRequest<TResponse> request)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Sends a request that must succeed, and returns its value.</summary>
    public async Task<T> GetAsync<T>(IRequest<Result<T>> request)
    {
        var result = await SendAsync(request);
        return result.IsSuccess
            ? result.Value
            : throw new AssertionException($"{request.GetType().Name} failed: {Describe(result.Errors)}");
    }

    /// <summary>Sends a command that must succeed.</summary>
    public async Task DoAsync(IRequest<Result> command)
    {
        var result = await SendAsync(command);
        if (!result.IsSuccess)
            throw new AssertionException($"{command.GetType().Name} failed: {Describe(result.Errors)}");
    }

    /// <summary>Sends a request that must fail, and returns its first error.</summary>
    public async Task<Error> FailAsync<TResponse>(IRequest<TResponse> request)
        where TResponse : IOutcome
    {
        var result = await SendAsync(request);
        return result.IsSuccess ? throw new AssertionException($"{request.GetType().Name} was expected to fail.") : result.Errors[0];
    }

    /// <summary>Delivers all due events, and those that their handlers publish, until none is left.</summary>
    /// <param name="mayFail">False: a handler that throws fails the test.</param>
    public async Task<int> DeliverEventsAsync(bool mayFail = false)
    {
        var delivered = await Services
            .GetRequiredService<OutboxDispatcher>()
            .DeliverAllAsync(Services.GetServices<ModuleDescriptor>(), CancellationToken.None);
        if (mayFail)
            return delivered;

        var failed = await Services.GetRequiredService<OutboxInspector>().ListFailedAsync(CancellationToken.None);
        return failed.Count == 0
            ? delivered
            : throw new AssertionException(
                string.Join(
                    '\n',
                    failed.Select(entry => $"{entry.Message.Handler} failed on {entry.Message.EventName}: {entry.Message.LastError}")
                )
            );
    }

    /// <summary>Runs jobs now, one after the other, as the scheduler would.</summary>
    public async Task RunJobAsync(params string[] ids)
    {
        foreach (var id in ids)
            await Services
                .GetRequiredService<JobRunner>()
                .SendAsync(Services.GetServices<ModuleJob>().Single(job => job.Id == id), CancellationToken.None);
    }

    /// <summary>Every violated invariant with its violations; empty when all hold.</summary>
    public async Task<IReadOnlyList<string>> CheckInvariantsAsync(bool alwaysOnly = false)
    {
        await using var scope = Services.CreateAsyncScope();
        List<string> broken = [];
        foreach (
            var invariant in scope
                .ServiceProvider.GetServices<IInvariant>()
                .Where(invariant => (live || !MovesByItself.Contains(invariant.Name)) && (invariant.Always || !alwaysOnly))
        )
        {
            var report = await invariant.CheckAsync(CancellationToken.None);
            broken.AddRange(report.Offenders.Select(offender => $"{invariant.Name}: {offender}"));
        }

        return broken;
    }

    /// <summary>Resets the host: empty tables, initial time, empty caches.</summary>
    public async Task ResetAsync()
    {
        await TestDatabases.ResetAsync(connectionString);
        Clock.Reset();
        if (Services.GetService<IMemoryCache>() is MemoryCache cache)
            cache.Clear();
        if (Services.GetService<ProviderCircuits>() is { } circuits)
            foreach (var client in new[] { "sandbox-gateway", "sandbox-carrier" })
                await circuits.For(client).Control.CloseAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(dataFolder))
            Directory.Delete(dataFolder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        Dictionary<string, string> all = new()
        {
            ["ConnectionStrings:Shop"] = connectionString,
            ["Database:Provider"] = TestDatabases.SqlServer is null ? "Postgres" : "SqlServer",
            ["Database:MigrateOnStart"] = "false",
            ["Database:MaxPoolSize"] = "30",
            ["Shop:DataDirectory"] = dataFolder,
            ["Shop:DemoData"] = "false",
            ["Shop:ManagementUrl"] = string.Empty,
            ["Shop:PublicUrl"] = live ? string.Empty : "http://localhost",
            ["Payments:Sandbox:Start"] = "false",
            ["Logistics:SandboxCarrier:Enabled"] = "false",
            ["Logs:File"] = "false",
            ["Logs:Level"] = "Error",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            all[key] = value;
        foreach (var (key, value) in all)
            builder.UseSetting(key, value);

        builder.ConfigureTestServices(services =>
        {
            if (!live)
            {
                services.AddSingleton<TimeProvider>(Clock);
                foreach (var service in services.Where(IsBackgroundWork).ToList())
                    services.Remove(service);
            }

            configure?.Invoke(services);
        });
    }

    private static bool IsBackgroundWork(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType ?? service.ImplementationInstance?.GetType() ?? service.ImplementationFactory?.Method.ReturnType)
            is { } type
        && type.IsAssignableTo(typeof(BackgroundService));

    private static string Describe(IReadOnlyList<Error> errors) => string.Join("; ", errors.Select(error => $"{error} ({error.Field})"));
}
