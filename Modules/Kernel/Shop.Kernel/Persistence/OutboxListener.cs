using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Persistence;

/// <summary>
/// Wakes the dispatchers of this process when another one wrote to an outbox, over one connection per PostgreSQL database.
/// </summary>
internal sealed class OutboxListener(IEnumerable<ModuleDescriptor> modules, OutboxSignal signal, ILogger<OutboxListener> logger)
    : BackgroundService
{
    private const int PingSeconds = 30;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private volatile bool isListening;

    /// <summary>False on SQL Server, and while a connection is lost: dispatchers then poll every second.</summary>
    public bool IsListening => isListening;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var databases = modules
            .Where(module => module.Provider == DatabaseProvider.Postgres)
            .GroupBy(module => module.ConnectionString, module => module.Schema)
            .ToList();
        if (databases.Count > 0)
            await Task.WhenAll(databases.Select(database => ListenAsync(database.Key, [.. database], stoppingToken)));
    }

    private async Task ListenAsync(string connectionString, IReadOnlyList<string> schemas, CancellationToken stoppingToken)
    {
        // Not pooled: a connection that listens must not return to the pool.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = PingSeconds };
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(settings.ConnectionString);
                connection.Notification += (_, notification) => signal.Wake(notification.Payload);
                await connection.OpenAsync(stoppingToken);
                await using (var command = new NpgsqlCommand($"LISTEN {OutboxSignal.Channel}", connection))
                    await command.ExecuteNonQueryAsync(stoppingToken);

                isListening = true;
                foreach (var schema in schemas)
                    signal.Wake(schema);
                while (true)
                    await connection.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogDebug(exception, "The outboxes are polled until the database answers again");
            }

            isListening = false;
            await Task.Delay(RetryAfter, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
