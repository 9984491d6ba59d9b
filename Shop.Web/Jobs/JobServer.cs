using System.Data.Common;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.Server;
using Hangfire.States;
using Shop.Web.Persistence;

namespace Shop.Web.Jobs;

/// <summary>
/// Runs Hangfire's server. It starts once its storage exists; until then the shop responds with 503. At shutdown it waits for running jobs,
/// up to a timeout.
/// </summary>
internal sealed class JobServer(
    JobStorage storage,
    IJobFilterProvider filters,
    RecurringJobs recurringJobs,
    FrequentJobs frequentJobs,
    IServiceScopeFactory scopes,
    DbDataSource database,
    TimeProvider clock,
    ILoggerFactory loggers,
    ILogger<JobServer> logger
) : BackgroundService
{
    private const int Workers = 4;

    private static readonly string[] Queues = [EnqueuedState.DefaultQueue];

    private volatile bool hasBegun;

    public bool HasBegun => hasBegun;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (!await HasStoreAsync(stoppingToken))
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        LogProvider.SetCurrentLogProvider(new AspNetCoreLogProvider(loggers));
        using var server = Begin();
        hasBegun = true;
        var frequent = frequentJobs.RunAsync(stoppingToken);
        await Task.Delay(Timeout.Infinite, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        server.SendStop();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(12));
        await server.WaitForShutdownAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await frequent.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        LogProvider.SetCurrentLogProvider(null);
    }

    private BackgroundProcessingServer Begin()
    {
        var states = new BackgroundJobStateChanger(filters);
        var factory = new BackgroundJobFactory(filters);
        var performer = new BackgroundJobPerformer(filters, new AspNetCoreJobActivator(scopes), null);
        var schedule = new RecurringJobScheduler(factory, TimeSpan.FromSeconds(15), new DefaultTimeZoneResolver(), () =>
            clock.GetUtcNow().UtcDateTime
        );
        return new BackgroundProcessingServer(
            storage,
            [
                new Worker(Queues, performer, states).UseBackgroundPool(Workers),
                schedule.UseBackgroundPool(1),
                new DelayedJobScheduler(TimeSpan.FromSeconds(15), states).UseBackgroundPool(1),
                recurringJobs.UseBackgroundPool(1),
            ],
            new Dictionary<string, object> { ["Queues"] = Queues, ["WorkerCount"] = Workers },
            new BackgroundProcessingServerOptions
            {
                ServerName = HostName.Current,
                HeartbeatInterval = TimeSpan.FromSeconds(5),
                ServerCheckInterval = TimeSpan.FromSeconds(10),
                ServerTimeout = TimeSpan.FromSeconds(20),
                StopTimeout = TimeSpan.FromSeconds(8),
                ShutdownTimeout = TimeSpan.FromSeconds(10),
            }
        );
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
            logger.LogWarning("The jobs wait for their store: {Reason}", exception.Message);
            return false;
        }
    }
}
