using Shop.Web.Http;

namespace Shop.Web.Persistence;

/// <summary>
/// Migrates the database before anything uses it, if <c>Database:MigrateOnStart</c> is set (the default in Development). Waits for a
/// database that is not available yet while the host already responds with 503.
/// </summary>
internal sealed class MigrationOnStart(
    Migrator migrator,
    IConfiguration configuration,
    IHostEnvironment environment,
    ILogger<MigrationOnStart> logger
) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan TryEvery = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private Task waiting = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue("Database:MigrateOnStart", environment.IsDevelopment()))
            return;

        try
        {
            await migrator.ApplyAsync(cancellationToken);
        }
        catch (Exception exception) when (IsAway(exception))
        {
            logger.LogError(
                "The database does not answer, and is tried again every second: {Reason}",
                exception.GetBaseException().Message
            );
            waiting = ApplyLaterAsync();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await waiting;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => stopping.Dispose();

    private static bool IsAway(Exception exception) =>
        exception is not OperationCanceledException && ExceptionAnswers.StatusOf(exception) == StatusCodes.Status503ServiceUnavailable;

    private async Task ApplyLaterAsync()
    {
        while (true)
            try
            {
                await Task.Delay(TryEvery, stopping.Token);
                await migrator.ApplyAsync(stopping.Token);
                logger.LogInformation("The database is there and up to date");
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (IsAway(exception))
            {
                logger.LogDebug(exception, "The database does not answer yet");
            }
            catch (Exception exception)
            {
                logger.LogCritical(exception, "The database could not be brought up to date");
                return;
            }
    }
}
