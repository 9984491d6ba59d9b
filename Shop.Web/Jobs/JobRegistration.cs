using System.Data.Common;
using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;
using Hangfire.PostgreSql;
using Hangfire.SqlServer;
using Npgsql;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;
using Shop.Web.Persistence;

namespace Shop.Web.Jobs;

/// <summary>
/// Hangfire with its storage in the shop's database: every host sees every job, and each due run executes on one of them.
/// </summary>
internal static class JobRegistration
{
    private const string Dashboard = "/admin/jobs/hangfire";

    /// <summary>After this timeout another host takes over the work of a dead one.</summary>
    private static readonly TimeSpan TakenForDead = TimeSpan.FromSeconds(30);

    /// <summary>How long successful runs are kept; enough to find out what happened.</summary>
    private static readonly TimeSpan HistoryKept = TimeSpan.FromHours(1);

    /// <summary>
    /// Not <c>AddHangfire</c>, which keeps storage, filters and log in static fields: several hosts may run in one process (tests), and its
    /// default filters write statistics at every run.
    /// </summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, ConnectionSettings connections)
    {
        services.AddSingleton<IGlobalConfiguration>(GlobalConfiguration.Configuration);
        services.AddSingleton(DashboardRoutes.Routes);
        services.AddSingleton<JobStorage>(provider =>
            connections.Provider == DatabaseProvider.SqlServer ? OnSqlServer(connections) : OnPostgres(provider)
        );
        services.AddSingleton<IJobFilterProvider>(new JobFilterProviderCollection(new JobFilterAttributeFilterProvider()));
        services.AddSingleton<IBackgroundJobClient>(provider => new BackgroundJobClient(
            provider.GetRequiredService<JobStorage>(),
            provider.GetRequiredService<IJobFilterProvider>()
        ));
        services.AddSingleton<IRecurringJobManager>(provider =>
        {
            var clock = provider.GetRequiredService<TimeProvider>();
            return new RecurringJobManager(
                provider.GetRequiredService<JobStorage>(),
                provider.GetRequiredService<IJobFilterProvider>(),
                new DefaultTimeZoneResolver(),
                () => clock.GetUtcNow().UtcDateTime
            );
        });
        services.AddSingleton<JobLock>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<FrequentJobs>();
        services.AddSingleton<RecurringJobs>();
        services.AddSingleton<JobServer>();
        services.AddHostedService(provider => provider.GetRequiredService<JobServer>());
        return services;
    }

    /// <summary>Hangfire's dashboard, for owners only.</summary>
    public static void MapJobDashboard(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapHangfireDashboardWithAuthorizationPolicy(
                Permissions.StaffWrite,
                Dashboard,
                new DashboardOptions
                {
                    AppPath = "/admin/jobs",
                    DashboardTitle = "Jobs",
                    DisplayStorageConnectionString = false,
                    DisplayNameFunc = (_, job) => NameOf(job) ?? job.ToString(),
                }
            )
            .RequireAuthorization(Permissions.Staff);

    /// <summary>The job id of a run.</summary>
    public static string? NameOf(Job? job) => job?.Args is [string id, ..] ? id : null;

    private static PostgreSqlStorage OnPostgres(IServiceProvider provider) =>
        new(
            new PooledConnections((NpgsqlDataSource)provider.GetRequiredService<DbDataSource>()),
            new PostgreSqlStorageOptions
            {
                SchemaName = HostTables.JobsSchema,
                PrepareSchemaIfNecessary = false,
                EnableTransactionScopeEnlistment = false,
                // The host that enqueues a run starts it immediately; polling finds those of other hosts.
                QueuePollInterval = TimeSpan.FromSeconds(15),
                InvisibilityTimeout = TakenForDead,
                UseSlidingInvisibilityTimeout = true,
                DistributedLockTimeout = TakenForDead,
            }
        )
        {
            JobExpirationTimeout = HistoryKept,
        };

    private static SqlServerStorage OnSqlServer(ConnectionSettings connections) =>
        new(
            connections.Jobs,
            new SqlServerStorageOptions
            {
                SqlClientFactory = Microsoft.Data.SqlClient.SqlClientFactory.Instance,
                SchemaName = HostTables.JobsSchema,
                PrepareSchemaIfNecessary = false,
                // Hangfire would connect to the database while services are registered.
                TryAutoDetectSchemaDependentOptions = false,
                QueuePollInterval = TimeSpan.FromSeconds(15),
                SlidingInvisibilityTimeout = TakenForDead,
            }
        )
        {
            JobExpirationTimeout = HistoryKept,
        };

    /// <summary>Connects Hangfire through the job connection pool.</summary>
    private sealed class PooledConnections(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }
}
