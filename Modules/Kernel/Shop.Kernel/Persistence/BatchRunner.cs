using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Shop.Kernel.Persistence;

/// <summary>Processes many items, each in its own scope and unit of work, and continues after a failed one.</summary>
public sealed class BatchRunner(IServiceScopeFactory scopes, ILogger<BatchRunner> logger)
{
    /// <summary>Returns how many items were processed.</summary>
    /// <param name="name">Name of the work, for the log.</param>
    /// <param name="work">Receives a <typeparamref name="TService"/> from the item's scope; returns false when there was nothing to
    /// do.</param>
    public async Task<int> ForEachAsync<TService, TItem>(
        string name,
        IEnumerable<TItem> items,
        Func<TService, TItem, Task<bool>> work,
        CancellationToken cancellationToken
    )
    {
        var count = 0;
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await work(ActivatorUtilities.GetServiceOrCreateInstance<TService>(scope.ServiceProvider), item))
                    count++;
            }
            catch (Exception exception) when (Conflicts.IsConflict(exception))
            {
                logger.LogInformation("{Work}: {Item} was changed by another request; the next run tries again", name, item);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError(exception, "{Work}: {Item} failed; the others go on", name, item);
            }
        }

        return count;
    }
}
