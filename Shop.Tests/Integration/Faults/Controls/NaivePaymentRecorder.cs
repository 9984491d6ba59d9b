using System.Collections.Concurrent;
using Npgsql;
using Shop.Chaos;

namespace Shop.Tests.Integration.Faults.Controls;

/// <summary>
/// Applies payment webhooks. The naive one adds each webhook to the payment; the guarded one remembers which webhooks it has seen.
/// </summary>
internal sealed class NaivePaymentRecorder(NpgsqlDataSource database, bool guarded) : IPaymentRecorder
{
    private const decimal Price = 19.90m;

    private readonly ConcurrentDictionary<string, decimal> charged = new();

    public static async Task<NaivePaymentRecorder> MakeAsync(NpgsqlDataSource database, bool guarded)
    {
        await using var command = database.CreateCommand(
            "DROP TABLE IF EXISTS payments, known_events; "
                + "CREATE TABLE payments (payment text PRIMARY KEY, amount numeric NOT NULL); "
                + "CREATE TABLE known_events (id text PRIMARY KEY)"
        );
        await command.ExecuteNonQueryAsync();
        return new NaivePaymentRecorder(database, guarded);
    }

    public async Task<string?> OpenAsync(int number, CancellationToken cancellationToken)
    {
        var payment = Guid.CreateVersion7().ToString("N");
        await using var command = database.CreateCommand("INSERT INTO payments VALUES ($1, 0)");
        command.Parameters.Add(new() { Value = payment });
        await command.ExecuteNonQueryAsync(cancellationToken);
        return payment;
    }

    /// <summary>The gateway has the money; its webhook arrives twice, and the returning browser reports the same.</summary>
    public async Task PayAsync(string payment, CancellationToken cancellationToken)
    {
        charged[payment] = Price;
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RecordAsync(payment), cancellationToken)));
    }

    public async Task<IReadOnlyList<(string Payment, decimal Charged, decimal Recorded)>> ReadAsync(CancellationToken cancellationToken)
    {
        List<(string, decimal, decimal)> rows = [];
        await using var command = database.CreateCommand("SELECT payment, amount FROM payments");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((reader.GetString(0), charged.GetValueOrDefault(reader.GetString(0)), reader.GetDecimal(1)));
        return rows;
    }

    private async Task RecordAsync(string payment)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (guarded)
        {
            await using var remember = new NpgsqlCommand("INSERT INTO known_events VALUES ($1) ON CONFLICT DO NOTHING", connection)
            {
                Parameters = { new() { Value = payment } },
            };
            if (await remember.ExecuteNonQueryAsync() == 0)
                return;
        }

        await using var record = new NpgsqlCommand("UPDATE payments SET amount = amount + $2 WHERE payment = $1", connection)
        {
            Parameters =
            {
                new() { Value = payment },
                new() { Value = Price },
            },
        };
        await record.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
