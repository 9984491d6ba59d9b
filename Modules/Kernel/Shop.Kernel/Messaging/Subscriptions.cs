using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Messaging;

/// <summary>One handler of one event, and the module whose inbox it uses.</summary>
public sealed record Subscription(string EventName, Type EventType, string Handler, Type HandlerType, ModuleDescriptor Consumer)
{
    /// <summary>Whether it may share a transaction with other deliveries to the same module.</summary>
    public bool Collects { get; } = HandlerType.IsAssignableTo(typeof(ICollectingHandler<>).MakeGenericType(EventType));

    /// <summary>False for an event that a selective handler leaves out.</summary>
    public Func<IIntegrationEvent, bool> Wants { get; } =
        HandlerType.IsAssignableTo(typeof(ISelectiveHandler<>).MakeGenericType(EventType))
            ? (Func<IIntegrationEvent, bool>)
                typeof(Selection).GetMethod(nameof(Selection.Of))!.MakeGenericMethod(EventType, HandlerType).Invoke(null, null)!
            : _ => true;

    private static class Selection
    {
        public static Func<IIntegrationEvent, bool> Of<TEvent, THandler>()
            where TEvent : IIntegrationEvent
            where THandler : ISelectiveHandler<TEvent> => integrationEvent => THandler.Wants((TEvent)integrationEvent);
    }
}

/// <summary>The handlers of each event, read once from the registered services.</summary>
public sealed class Subscriptions
{
    private readonly ILookup<Type, Subscription> byEvent;
    private readonly Dictionary<(string EventName, string Handler), Subscription> byName;

    internal Subscriptions(IServiceCollection services, IEnumerable<ModuleDescriptor> modules)
    {
        var descriptors = modules.ToDictionary(module => module.Assembly);
        All =
        [
            .. from service in services
            where service.ServiceType.IsGenericType && service.ServiceType.GetGenericTypeDefinition() == typeof(IIntegrationEventHandler<>)
            let handlerType = service.ImplementationType!
            let module = descriptors[handlerType.Assembly]
            let eventType = service.ServiceType.GetGenericArguments()[0]
            select new Subscription(
                EventNameAttribute.Of(eventType),
                eventType,
                $"{module.Schema}.{handlerType.Name}",
                handlerType,
                module
            ),
        ];
        byEvent = All.ToLookup(subscription => subscription.EventType);
        byName = All.ToDictionary(subscription => (subscription.EventName, subscription.Handler));
    }

    public IReadOnlyList<Subscription> All { get; }

    public IEnumerable<Subscription> For(Type eventType) => byEvent[eventType];

    public Subscription? Find(string eventName, string handler) => byName.GetValueOrDefault((eventName, handler));
}
