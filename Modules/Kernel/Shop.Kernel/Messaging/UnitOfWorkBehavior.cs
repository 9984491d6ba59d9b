using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Messaging;

/// <summary>
/// Owns the unit of work of a request: when it ends, the module's context drops unsaved changes, and all tracked entities if the request
/// failed, so that later requests in the same scope neither see nor save them. Contexts of other modules are not affected.
/// </summary>
internal sealed class UnitOfWorkBehavior<TRequest, TResponse>(IServiceProvider services) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome
{
    private static readonly string Contracts = typeof(TRequest).Assembly.GetName().Name!;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var module = services.GetServices<ModuleDescriptor>().FirstOrDefault(Owns);
        if (module is null)
            return await next();

        // Inside the caller's transaction, the unit of work belongs to the caller.
        var context = module.ContextOf(services);
        if (context.Database.CurrentTransaction is not null)
            return await next();

        var isDone = false;
        try
        {
            var response = await next();
            isDone = response.IsSuccess;
            return response;
        }
        finally
        {
            if (!isDone || context.ChangeTracker.HasChanges())
                context.ChangeTracker.Clear();
        }
    }

    private static bool Owns(ModuleDescriptor module)
    {
        var name = module.Assembly.GetName().Name!;
        return Contracts == name || Contracts == name + ".Contracts";
    }
}
