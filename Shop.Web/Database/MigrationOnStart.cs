namespace Shop.Web.Database;

/// <summary>Brings the database up to date before anything uses it, where <c>Database:MigrateOnStart</c> says so (Development by default).</summary>
internal sealed class MigrationOnStart(Migrator migrator, IConfiguration configuration, IHostEnvironment environment) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetValue("Database:MigrateOnStart", environment.IsDevelopment()))
            await migrator.ApplyAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
