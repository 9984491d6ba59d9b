using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Messaging;

namespace Shop.Kernel.Persistence;

/// <summary>Calls a handler whose event type is known only at run time.</summary>
internal abstract class Invoker
{
    private static readonly ConcurrentDictionary<Type, Invoker> Invokers = new();

    public static Task InvokeAsync(
        Subscription subscription,
        IServiceProvider services,
        object integrationEvent,
        CancellationToken cancellationToken
    ) =>
        Invokers
            .GetOrAdd(subscription.EventType, type => (Invoker)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type))!)
            .Invoke(subscription.HandlerType, services, integrationEvent, cancellationToken);

    protected abstract Task Invoke(
        Type handlerType,
        IServiceProvider services,
        object integrationEvent,
        CancellationToken cancellationToken
    );

    private sealed class Typed<TEvent> : Invoker
        where TEvent : IIntegrationEvent
    {
        protected override Task Invoke(
            Type handlerType,
            IServiceProvider services,
            object integrationEvent,
            CancellationToken cancellationToken
        ) =>
            services
                .GetServices<IIntegrationEventHandler<TEvent>>()
                .Single(handler => handler.GetType() == handlerType)
                .Handle((TEvent)integrationEvent, cancellationToken);
    }
}
