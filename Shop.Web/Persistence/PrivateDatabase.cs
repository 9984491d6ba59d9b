using Shop.PrivatePostgres;

namespace Shop.Web.Persistence;

/// <summary>
/// Keeps the private database running as long as the host does: up before anything else starts, down after everything else has stopped.
/// </summary>
internal sealed class PrivateDatabase(EmbeddedPostgres postgres, IServiceProvider services, ILogger<PrivateDatabase> logger)
    : IHostedLifecycleService,
        IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task keeping = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await postgres.StartAsync(cancellationToken);
        logger.LogInformation(
            "{Message}",
            postgres.IsOwner ? "The private database is up" : "The private database of another process is used"
        );
        keeping = KeepAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await keeping;

        // The server would log open connections as broken.
        services.GetRequiredService<Kernel.Modules.NpgsqlDataSources>().Clear();
        await postgres.StopAsync(CancellationToken.None);
    }

    public void Dispose() => stopping.Dispose();

    private async Task KeepAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await postgres.KeepAsync(message => logger.LogWarning("{Message}", message), stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (PrivateDatabaseException exception)
            {
                logger.LogError(exception, "The private database could not be started");
            }
        }
    }
}
