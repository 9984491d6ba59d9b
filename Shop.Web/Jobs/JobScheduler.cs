using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Quartz;
using Shop.Kernel.Modules;
using Shop.Web.Database;

namespace Shop.Web.Jobs;

/// <summary>Quartz with its job store in the database: every host sees every job, and each due run happens on one of them.</summary>
internal static class JobScheduler
{
    public static IServiceCollection AddJobScheduler(
        this IServiceCollection services,
        IConfiguration configuration,
        DatabaseProvider provider
    )
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "shop";
                options.InstanceId = NodeName.Current;
            });
            quartz.AddTriggerListener<HeldJobs>();
            quartz.UsePersistentStore(store =>
            {
                if (provider == DatabaseProvider.SqlServer)
                    store.UseSqlServer(source => source.UseRegisteredDataSource = true);
                else
                    store.UsePostgres(source => source.UseRegisteredDataSource = true);

                store.UseClustering(options =>
                    options.CheckinInterval = TimeSpan.FromSeconds(configuration.GetValue("Shop:ClusterCheckinSeconds", 5))
                );
                store.UseSystemTextJsonSerializer();
                store.UseExecutionHistory();
                store.ConfigureStore(options => options.TablePrefix = HostTables.JobsSchema + ".qrtz_");
                store.ProvisionSchema();
            });
        });
        services.Configure<QuartzHostedServiceOptions>(options => options.WaitForJobsToComplete = true);
        services.AddSingleton<SchedulerBegin>();
        services.AddHostedService<BoundedScheduler>();
        services.AddHostedService<JobWatch>();
        return services;
    }
}

/// <summary>
/// Waits for running jobs at shutdown, but not for ever: without its database the scheduler would try on and on, and hold everything that
/// stops after it.
/// </summary>
internal sealed class BoundedScheduler(
    IHostApplicationLifetime lifetime,
    IServiceProvider services,
    IOptionsMonitor<QuartzHostedServiceOptions> options,
    DbDataSource database,
    SchedulerBegin begin,
    ILogger<BoundedScheduler> logger
) : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private readonly QuartzHostedService scheduler = new(lifetime, services, options);
    private Task starting = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => scheduler.StartingAsync(cancellationToken);

    /// <summary>
    /// Without its store the scheduler would never start again, so it is not begun before the store is there; the shop answers 503 until
    /// then.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await HasStoreAsync(cancellationToken))
            await BeginAsync(cancellationToken);
        else
            starting = StartLaterAsync(lifetime.ApplicationStopping);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => scheduler.StartedAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => BoundAsync(scheduler.StoppingAsync(cancellationToken));

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await starting;
        await BoundAsync(scheduler.StopAsync(cancellationToken));
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => BoundAsync(scheduler.StoppedAsync(cancellationToken));

    private async Task StartLaterAsync(CancellationToken stopping)
    {
        try
        {
            while (!await HasStoreAsync(stopping))
                await Task.Delay(TimeSpan.FromSeconds(1), stopping);
            await BeginAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It never began.
        }
        catch (Exception exception)
        {
            logger.LogCritical(exception, "The scheduler does not start");
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        await scheduler.StartAsync(cancellationToken);
        begin.HasHappened = true;
    }

    private async Task<bool> HasStoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(HostTables.Probe);
            await command.ExecuteScalarAsync(cancellationToken);
            return true;
        }
        catch (DbException exception)
        {
            logger.LogWarning("The scheduler waits for its store: {Reason}", exception.Message);
            return false;
        }
    }

    private async Task BoundAsync(Task step)
    {
        try
        {
            await step.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            logger.LogWarning("The scheduler did not stop in time; the cluster takes over what it left");
        }
    }
}

/// <summary>
/// Whether the scheduler was begun. Nobody may ask for it before: whoever does makes it, and without its store it is broken from then on.
/// </summary>
internal sealed class SchedulerBegin
{
    private volatile bool hasHappened;

    public bool HasHappened
    {
        get => hasHappened;
        set => hasHappened = value;
    }
}

/// <summary>How this process is called in health reports and in the scheduler's tables; new with every start.</summary>
internal static class NodeName
{
    public static string Current { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.MachineName.ToLowerInvariant()}-{Environment.ProcessId}-{Guid.CreateVersion7().ToString("N")[^6..]}"
        );
}
