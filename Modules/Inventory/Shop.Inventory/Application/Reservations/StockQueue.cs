using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

/// <summary>
/// Those on one host who want the same SKUs wait for each other here, in memory, instead of at the row, where each would keep a connection
/// and be sent away when its
/// time is up. It decides nothing: the row's lock does, also between hosts.
/// </summary>
internal sealed class StockQueue
{
    private const int Lanes = 64;

    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits until nobody else is at any of the SKUs; whoever disposes of the answer lets the next in.</summary>
    public async Task<IDisposable> EnterAsync(IEnumerable<Sku> skus, CancellationToken cancellationToken)
    {
        // In one order for everybody, so that two never wait for each other.
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
