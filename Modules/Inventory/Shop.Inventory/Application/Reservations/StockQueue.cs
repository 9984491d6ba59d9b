using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

/// <summary>
/// Queues requests of this host for the same SKUs in memory, instead of at the row lock, where each would occupy a connection and
/// eventually time out. It is an optimization only: the row lock decides, also between hosts.
/// </summary>
internal sealed class StockQueue
{
    private const int Lanes = 64;

    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for exclusive use of the SKUs; disposing the result lets the next one in.</summary>
    public async Task<IDisposable> EnterAsync(IEnumerable<Sku> skus, CancellationToken cancellationToken)
    {
        // In a fixed order to avoid deadlocks.
        var turn = new Turn();
        try
        {
            foreach (var lane in skus.Select(sku => (int)((uint)sku.GetHashCode() % Lanes)).Distinct().Order())
            {
                await lanes[lane].WaitAsync(cancellationToken);
                turn.Taken.Push(lanes[lane]);
            }
        }
        catch
        {
            turn.Dispose();
            throw;
        }

        return turn;
    }

    private sealed class Turn : IDisposable
    {
        public Stack<SemaphoreSlim> Taken { get; } = [];

        public void Dispose()
        {
            while (Taken.TryPop(out var lane))
                lane.Release();
        }
    }
}
