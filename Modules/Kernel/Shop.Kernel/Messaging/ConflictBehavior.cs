using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Persistence;

namespace Shop.Kernel.Messaging;

/// <summary>
/// Handles a request again that lost a race for a row, from the start and in a scope of its own, so that nothing read before is believed. A
/// request names what
/// is wanted; one that names the version it was made from is refused by the handler itself. Whoever loses again and again is told.
/// </summary>
internal sealed class ConflictBehavior<TRequest, TResponse>(IServiceScopeFactory scopes) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private const int MostRaces = 5;

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
            catch (Exception exception) when (races < MostRaces && Conflicts.IsConflict(exception)) { }
        }
    }

    /// <summary>True within the caller's transaction, which only the caller can repeat.</summary>
    private static bool IsWithinTransaction(Exception exception) =>
        (exception as DbUpdateException ?? exception.InnerException as DbUpdateException) is { Entries: [var entry, ..] }
        && entry.Context.Database.CurrentTransaction is not null;
}
