using MediatR;
using Shop.Kernel.Persistence;

namespace Shop.Kernel.Messaging;

/// <summary>
/// Turns a broken domain rule into a refused result, and a conflict that persists after all retries into a conflict result.
/// </summary>
internal sealed class DomainFailureBehavior<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await next();
        }
        catch (DomainException exception)
        {
            return TResponse.Failure([exception.Error]);
        }
        catch (Exception exception) when (Conflicts.IsConflict(exception))
        {
            return TResponse.Failure([KernelErrors.ChangedMeanwhile]);
        }
    }
}
