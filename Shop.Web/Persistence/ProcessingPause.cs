using System.Data.Common;
using Shop.Kernel.Messaging;

namespace Shop.Web.Persistence;

/// <summary>
/// The processing pause: a row in the host's table, written by a restore and deleted by <c>release</c>. Each host checks it at most once a
/// second.
/// </summary>
internal sealed class ProcessingPause(DbDataSource database, TimeProvider clock) : IProcessingPause, IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim gate = new(1);
    private long polledAt;
    private bool isPaused;

    public async ValueTask<bool> IsPausedAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (polledAt == 0 || clock.GetElapsedTime(polledAt) >= PollInterval)
            {
                await using var command = database.CreateCommand($"SELECT count(*) FROM {HostTables.Pause}");
                isPaused =
                    Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture)
                    > 0;
                polledAt = clock.GetTimestamp();
            }

            return isPaused;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Pauses processing. Repeatable.</summary>
    public async Task PauseAsync(string reason, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"INSERT INTO {HostTables.Pause} (id, reason) SELECT 1, @reason WHERE NOT EXISTS (SELECT 1 FROM {HostTables.Pause})"
        );
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("reason", reason);
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancellationToken);
        polledAt = 0;
    }

    /// <summary>Ends the pause; false when processing was not paused.</summary>
    public async Task<bool> ReleaseAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"DELETE FROM {HostTables.Pause}");
        var released = await command.ExecuteNonQueryAsync(cancellationToken) > 0;
        polledAt = 0;
        return released;
    }

    public void Dispose() => gate.Dispose();
}
