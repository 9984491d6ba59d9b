using System.Globalization;
using Npgsql;
using Shop.Chaos;

namespace Shop.Tests.Integration.Faults.Controls;

/// <summary>
/// A scarce resource in one row of a table: units of stock, uses of a code, the balance of a gift card. The naive one reads, compares and
/// writes; the guarded one uses one conditional update.
/// </summary>
internal sealed class NaiveCounter(NpgsqlDataSource database, int available, bool guarded) : IScarceStock
{
    private int lastNumber;

    public static async Task<NaiveCounter> MakeAsync(NpgsqlDataSource database, int available, bool guarded)
    {
        await ExecuteAsync(
            database,
            "DROP TABLE IF EXISTS scarce; CREATE TABLE scarce (taken int NOT NULL); INSERT INTO scarce VALUES (0)"
        );
        return new NaiveCounter(database, available, guarded);
    }

    public Task PrepareAsync(int person, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<Attempt> TryAsync(int person, CancellationToken cancellationToken)
    {
        bool succeeded;
        if (guarded)
        {
            succeeded = await ExecuteAsync(database, $"UPDATE scarce SET taken = taken + 1 WHERE taken < {available}") == 1;
        }
        else
        {
            var used = await CountUsedAsync(cancellationToken);
            succeeded = used < available;
            if (succeeded)
                await ExecuteAsync(database, $"UPDATE scarce SET taken = {used + 1}");
        }

        if (!succeeded)
            return new Attempt(Outcome.Refused, null, "None left.", TimeSpan.Zero);

        var number = Interlocked.Increment(ref lastNumber).ToString(CultureInfo.InvariantCulture);
        return new Attempt(Outcome.Succeeded, number, string.Empty, TimeSpan.Zero);
    }

    public async Task<int> CountUsedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT taken FROM scarce");
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<int> ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }
}
