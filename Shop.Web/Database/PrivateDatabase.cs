namespace Shop.Web.Database;

/// <summary>Keeps the private database running as long as the host does: up before anything else starts, down after everything else has stopped.</summary>
internal sealed class PrivateDatabase(EmbeddedPostgres postgres, IServiceProvider services, ILogger<PrivateDatabase> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task takeOver = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await postgres.StartAsync(cancellationToken);
        if (postgres.IsOwner)
        {
            logger.LogInformation("The private database is up");
            return;
        }

        logger.LogInformation("The private database of another process is used");
        takeOver = TakeOverAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await takeOver;

        // Connections that are still open would be logged by the server as broken.
        services.GetRequiredService<Kernel.Modules.NpgsqlDataSources>().Clear();
        await postgres.StopAsync(CancellationToken.None);
    }

    public void Dispose() => stopping.Dispose();

    private async Task TakeOverAsync()
    {
        try
        {
            await postgres.TakeOverAsync(stopping.Token);
            logger.LogInformation("The private database is looked after by this process now");
        }
        catch (OperationCanceledException)
        {
            // The host stops first.
        }
        catch (PrivateDatabaseException exception)
        {
            logger.LogError(exception, "The private database could not be taken over");
        }
    }
}
