using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Persistence;

namespace Shop.Kernel.Messaging;

/// <summary>
/// Retries a request that lost a concurrency conflict, from the start and in a new scope so that no stale state is used. A request that
/// names a version is refused by its handler instead. After the last retry the conflict is returned to the caller.
/// </summary>
internal sealed class ConflictBehavior<TRequest, TResponse>(IServiceScopeFactory scopes) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private const int MaxRaces = 5;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await next();
        }
        catch (Exception exception) when (Conflicts.IsConflict(exception) && !IsWithinTransaction(exception))
        {
            return await HandleAgainAsync(request, cancellationToken);
        }
    }

    private async Task<TResponse> HandleAgainAsync(TRequest request, CancellationToken cancellationToken)
    {
        for (var races = 1; ; races++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20) * races), cancellationToken);
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                return await scope
                    .ServiceProvider.GetRequiredService<IRequestHandler<TRequest, TResponse>>()
                    .Handle(request, cancellationToken);
            }
            catch (Exception exception) when (races < MaxRaces && Conflicts.IsConflict(exception)) { }
        }
    }

    /// <summary>True inside the caller's transaction, which only the caller can retry.</summary>
    private static bool IsWithinTransaction(Exception exception) =>
        (exception as DbUpdateException ?? exception.InnerException as DbUpdateException) is { Entries: [var entry, ..] }
        && entry.Context.Database.CurrentTransaction is not null;
}
