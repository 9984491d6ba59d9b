using FluentValidation;
using MediatR;

namespace Shop.Kernel.Messaging;

/// <summary>Returns the field errors of the request's validators before the handler runs.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        List<Error>? errors = null;
        foreach (var validator in validators)
        {
            var outcome = await validator.ValidateAsync(request, cancellationToken);
            foreach (var failure in outcome.Errors)
                (errors ??= []).Add(RuleErrors.ErrorOf(failure));
        }

        return errors is null ? await next() : TResponse.Failure(errors);
    }
}
