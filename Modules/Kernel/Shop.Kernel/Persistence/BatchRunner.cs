using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Shop.Kernel.Persistence;

/// <summary>Works through many items, each in a scope and a unit of work of its own, and goes on past one that fails.</summary>
public sealed class BatchRunner(IServiceScopeFactory scopes, ILogger<BatchRunner> logger)
{
    /// <summary>How many items were worked on.</summary>
    /// <param name="name">What is done, for the log.</param>
    /// <param name="work">
    /// Gets a <typeparamref name="TService"/> of the item's own scope; answers false when there was nothing to do.
    /// </param>
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
                logger.LogInformation("{Work}: {Item} was changed by somebody else; the next run looks again", name, item);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError(exception, "{Work}: {Item} failed; the others go on", name, item);
            }
        }

        return count;
    }
}
