using System.Collections.Concurrent;
using Npgsql;
using Shop.Chaos;

namespace Shop.Tests.Integration.Faults.Controls;

/// <summary>
/// A checkout whose host dies at any step. The naive one charges first and saves the order afterwards; the guarded one saves the order
/// first and charges under the order's number, so that the retry finds both. The gateway, a dictionary here, stays up.
/// </summary>
internal sealed class NaiveCheckout(NpgsqlDataSource database, bool guarded) : IRestartableShop, IDisposable
{
    private const decimal Price = 19.90m;

    private readonly ConcurrentDictionary<string, decimal> charges = new();
    private CancellationTokenSource life = new();

    public static async Task<NaiveCheckout> MakeAsync(NpgsqlDataSource database, bool guarded)
    {
        await using var command = database.CreateCommand(
            "DROP TABLE IF EXISTS orders; CREATE TABLE orders (number text PRIMARY KEY, paid bool NOT NULL)"
        );
        await command.ExecuteNonQueryAsync();
        return new NaiveCheckout(database, guarded);
    }

    public async Task<AcknowledgedOrder?> CheckOutAsync(int person, Action onAcknowledged, CancellationToken cancellationToken)
    {
        var number = Guid.CreateVersion7().ToString("N");
        while (true)
            try
            {
                var host = Volatile.Read(ref life).Token;
                if (guarded)
                {
                    await ExecuteAsync("INSERT INTO orders VALUES ($1, false) ON CONFLICT DO NOTHING", number, host);
                    onAcknowledged();
                    await Task.Delay(1, host);
                    charges.TryAdd(number, Price);
                    await Task.Delay(1, host);
                    await ExecuteAsync("UPDATE orders SET paid = true WHERE number = $1", number, host);
                }
                else
                {
                    // Each retry is a new order: the previous one cannot be found.
                    number = Guid.CreateVersion7().ToString("N");
                    charges.TryAdd(number, Price);
                    onAcknowledged();
                    await Task.Delay(1, host);
                    await ExecuteAsync("INSERT INTO orders VALUES ($1, true)", number, host);
                }

                onAcknowledged();
                return new AcknowledgedOrder(number, Price, Paid: true);
            }
            catch (Exception exception)
                when (exception is OperationCanceledException or NpgsqlException && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(1, cancellationToken);
            }
    }

    public async Task<TimeSpan> KillAsync(CancellationToken cancellationToken)
    {
        var dying = Interlocked.Exchange(ref life, new CancellationTokenSource());
        await dying.CancelAsync();
        dying.Dispose();
        return TimeSpan.Zero;
    }

    public async Task<(IReadOnlyList<RecordedOrder> Orders, IReadOnlyList<RecordedCharge> Charges)> ReadRecordsAsync(
        CancellationToken cancellationToken
    )
    {
        List<RecordedOrder> orders = [];
        await using var command = database.CreateCommand("SELECT number, paid FROM orders");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            orders.Add(new RecordedOrder(reader.GetString(0), "confirmed", reader.GetBoolean(1) ? "paid" : "pending", Price));
        return (orders, [.. charges.Select(charge => new RecordedCharge(charge.Key, charge.Value, 0))]);
    }

    public void Dispose() => life.Dispose();

    private async Task ExecuteAsync(string sql, string number, CancellationToken host)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = number });
        await command.ExecuteNonQueryAsync(host);
    }
}
