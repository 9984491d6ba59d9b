using System.Globalization;
using Npgsql;

namespace Shop.PrivatePostgres;

/// <summary>Dumps and restores one database with PostgreSQL's own programs.</summary>
/// <param name="connectionString">Without the timeouts of requests.</param>
/// <param name="schemas">The shop's schemas; everything else in the database is left alone.</param>
/// <param name="uncountedSchemas">The schemas among them whose rows change in the background.</param>
public sealed class PostgresTools(string connectionString, IReadOnlyList<string> schemas, IReadOnlyList<string> uncountedSchemas)
{
    private readonly NpgsqlConnectionStringBuilder target = new(connectionString);

    /// <param name="snapshot">The snapshot to dump, so that it matches the row counts.</param>
    public Task DumpAsync(string file, string snapshot, CancellationToken cancellationToken) =>
        RunAsync(
            "pg_dump",
            [
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                $"--snapshot={snapshot}",
                $"--file={file}",
                .. schemas.Select(schema => $"--schema={schema}"),
            ],
            cancellationToken
        );

    /// <summary>All or nothing.</summary>
    public async Task RestoreAsync(string file, CancellationToken cancellationToken)
    {
        // A dump of schemas excludes extensions; the catalog's search needs this one.
        await using (var connection = await OpenAsync(cancellationToken))
        await using (var command = new NpgsqlCommand("CREATE EXTENSION IF NOT EXISTS pg_trgm", connection))
            await command.ExecuteNonQueryAsync(cancellationToken);
        await RunAsync(
            "pg_restore",
            [
                "--no-owner",
                "--no-privileges",
                "--no-comments",
                "--exit-on-error",
                "--single-transaction",
                $"--dbname={target.Database}",
                file,
            ],
            cancellationToken
        );
    }

    /// <summary>Drops the shop's schemas.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            string.Join("; ", schemas.Select(schema => $"DROP SCHEMA IF EXISTS {schema} CASCADE")),
            connection
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Opens a new connection to the database.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>The row counts of the shop's tables.</summary>
    public async Task<SortedDictionary<string, long>> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        List<string> tables = [];
        await using (
            var command = new NpgsqlCommand(
                "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) "
                    + "FROM information_schema.tables "
                    + "WHERE table_type = 'BASE TABLE' AND table_schema = ANY($1)",
                connection
            )
            {
                Parameters = { new() { Value = schemas.Except(uncountedSchemas).ToArray() } },
            }
        )
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            while (await reader.ReadAsync(cancellationToken))
                tables.Add(reader.GetString(0));

        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            await using var count = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
            rows[table] = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
        }

        return rows;
    }

    private async Task RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> environment = new()
        {
            ["PGHOST"] = target.Host,
            ["PGPORT"] = target.Port.ToString(CultureInfo.InvariantCulture),
            ["PGDATABASE"] = target.Database,
            ["PGUSER"] = target.Username,
            ["PGPASSWORD"] = target.Password,
            ["PGPASSFILE"] = target.Passfile,
            ["PGSSLMODE"] = target.SslMode switch
            {
                SslMode.Disable => "disable",
                SslMode.Allow => "allow",
                SslMode.Require => "require",
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                _ => "prefer",
            },
            ["PGSSLROOTCERT"] = target.RootCertificate,
            ["PGOPTIONS"] = "-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0",
        };
        var (exitCode, output) = await PostgresPrograms.RunClientAsync(program, arguments, environment, cancellationToken);
        if (exitCode != 0)
            throw new BackupException($"{program} failed: {output}");
    }
}
