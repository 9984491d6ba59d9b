using System.Data.Common;
using Npgsql;
using Shop.Web.Persistence;

namespace Shop.Web.Jobs;

/// <summary>
/// Prevents a job from running concurrently with itself on any host. The lock belongs to a database session and ends with the host that
/// holds it. Hangfire's own lock on PostgreSQL is a row that expires after a fixed time, however long the job takes.
/// </summary>
internal sealed class JobLock(DbDataSource database, ConnectionSettings connections)
{
    /// <returns>The lock until it is disposed; null when another run holds it.</returns>
    public async Task<IAsyncDisposable?> TryTakeAsync(string id, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            if (await ExecuteAsync(connection, HostTables.AcquireJobLock(connections.Provider), id, cancellationToken) is true)
                return new Held(database, connection, HostTables.ReleaseJobLock(connections.Provider), id);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    private static async Task<object?> ExecuteAsync(DbConnection connection, string sql, string id, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("job", "shop.job." + id);
        command.Parameters.Add(parameter);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private sealed class Held(DbDataSource database, DbConnection connection, string release, string id) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using var closing = connection;
            try
            {
                await ExecuteAsync(connection, release, id, CancellationToken.None);
            }
            catch (DbException)
            {
                // The session, and with it the lock, may still be alive in the pool, so the pool is cleared.
                (database as NpgsqlDataSource)?.Clear();
                throw;
            }
        }
    }
}
