using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Orders;

/// <summary>Reads all orders in batches for checks against other modules.</summary>
internal static class OrderBatches
{
    private const int Size = 500;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(60);

    /// <summary>By number, with lines; skips orders changed within the last minute.</summary>
    public static IAsyncEnumerable<List<Order>> ListQuietAsync(
        this OrdersDbContext db,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var before = clock.GetUtcNow() - Quiet;
        return ListAsync(db.Orders.Where(order => order.UpdatedAt < before), cancellationToken);
    }

    public static async IAsyncEnumerable<List<Order>> ListAsync(
        IQueryable<Order> orders,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var last = string.Empty;
        while (true)
        {
            var after = last;
            var batch = await orders
                .AsSplitQuery()
                .Include(order => order.Lines)
                .Include(order => order.Revisions)
                .Where(order => order.Number.CompareTo(after) > 0)
                .OrderBy(order => order.Number)
                .Take(Size)
                .ToListAsync(cancellationToken);
            if (batch.Count == 0)
                yield break;

            last = batch[^1].Number;
            yield return batch;
        }
    }
}
