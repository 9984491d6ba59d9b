using System.Globalization;
using Quartz;
using Shop.Kernel.Modules;
using Shop.Web.Database;

namespace Shop.Web.Jobs;

/// <summary>Quartz with its job store in the database: every host sees every job, and each due run happens on one of them.</summary>
internal static class JobScheduler
{
    public static IServiceCollection AddJobScheduler(this IServiceCollection services, IConfiguration configuration, DatabaseProvider provider)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "shop";
                options.InstanceId = NodeName.Current;
            });
            quartz.UsePersistentStore(store =>
            {
                if (provider == DatabaseProvider.SqlServer)
                    store.UseSqlServer(source => source.UseRegisteredDataSource = true);
                else
                    store.UsePostgres(source => source.UseRegisteredDataSource = true);

                store.UseClustering(options => options.CheckinInterval = TimeSpan.FromSeconds(configuration.GetValue("Shop:ClusterCheckinSeconds", 5)));
                store.UseSystemTextJsonSerializer();
                store.UseExecutionHistory();
                store.ConfigureStore(options => options.TablePrefix = HostTables.JobsSchema + ".qrtz_");
                store.ProvisionSchema();
            });
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }
}

/// <summary>How this process is called in health reports and in the scheduler's tables; new with every start.</summary>
internal static class NodeName
{
    public static string Current { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName.ToLowerInvariant()}-{Environment.ProcessId}-{Guid.CreateVersion7().ToString("N")[^6..]}");
}
