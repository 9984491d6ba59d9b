using System.Collections.Concurrent;
using Npgsql;
using Shop.Chaos;

namespace Shop.Tests.Integration.Faults.Controls;

/// <summary>
/// Applies payment webhooks. The naive one adds each webhook to the payment; the guarded one remembers which webhooks it has seen.
/// </summary>
internal sealed class NaiveBooker(NpgsqlDataSource database, bool guarded) : IBooker
{
    private const decimal Price = 19.90m;

    private readonly ConcurrentDictionary<string, decimal> taken = new();

    public static async Task<NaiveBooker> MakeAsync(NpgsqlDataSource database, bool guarded)
    {
        await using var command = database.CreateCommand(
            "DROP TABLE IF EXISTS booked, known; "
                + "CREATE TABLE booked (payment text PRIMARY KEY, amount numeric NOT NULL); "
                + "CREATE TABLE known (notice text PRIMARY KEY)"
        );
        await command.ExecuteNonQueryAsync();
        return new NaiveBooker(database, guarded);
    }

    public async Task<string?> OpenAsync(int number, CancellationToken cancellationToken)
    {
        var payment = Guid.CreateVersion7().ToString("N");
        await using var command = database.CreateCommand("INSERT INTO booked VALUES ($1, 0)");
        command.Parameters.Add(new() { Value = payment });
        await command.ExecuteNonQueryAsync(cancellationToken);
        return payment;
    }

    /// <summary>The gateway has the money; its webhook arrives twice, and the returning browser reports the same.</summary>
    public async Task PayAsync(string payment, CancellationToken cancellationToken)
    {
        taken[payment] = Price;
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => BookAsync(payment), cancellationToken)));
    }

    public async Task<IReadOnlyList<(string Payment, decimal Taken, decimal Booked)>> ReadAsync(CancellationToken cancellationToken)
    {
        List<(string, decimal, decimal)> rows = [];
        await using var command = database.CreateCommand("SELECT payment, amount FROM booked");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((reader.GetString(0), taken.GetValueOrDefault(reader.GetString(0)), reader.GetDecimal(1)));
        return rows;
    }

    private async Task BookAsync(string payment)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (guarded)
        {
            await using var know = new NpgsqlCommand("INSERT INTO known VALUES ($1) ON CONFLICT DO NOTHING", connection)
            {
                Parameters = { new() { Value = payment } },
            };
            if (await know.ExecuteNonQueryAsync() == 0)
                return;
        }

        await using var book = new NpgsqlCommand("UPDATE booked SET amount = amount + $2 WHERE payment = $1", connection)
        {
            Parameters =
            {
                new() { Value = payment },
                new() { Value = Price },
            },
        };
        await book.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
