using System.Collections.Concurrent;
using System.Reflection;
using MediatR;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Messaging;

/// <summary>
/// Owns the unit of work of a request: when it ends, the module's context drops unsaved changes, and all tracked entities if the request
/// failed, so that later requests in the same scope neither see nor save them. Contexts of other modules are not affected.
/// </summary>
internal sealed class UnitOfWorkBehavior<TRequest, TResponse>(IServiceProvider services, RequestOwners owners)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (owners.Of(typeof(TRequest)) is not { } module)
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
}

/// <summary>The module that handles a request: the one whose contracts, or own assembly, declare it.</summary>
internal sealed class RequestOwners(IEnumerable<ModuleDescriptor> modules)
{
    private readonly ConcurrentDictionary<Assembly, ModuleDescriptor?> known = new();

    public ModuleDescriptor? Of(Type request) => known.GetOrAdd(request.Assembly, Find);

    private ModuleDescriptor? Find(Assembly contracts)
    {
        var name = contracts.GetName().Name!;
        return modules.FirstOrDefault(module => module.Assembly.GetName().Name is { } own && (name == own || name == own + ".Contracts"));
    }
}
