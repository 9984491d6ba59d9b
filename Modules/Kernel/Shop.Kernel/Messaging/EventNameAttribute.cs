using System.Reflection;

namespace Shop.Kernel.Messaging;

/// <summary>The stable name of an integration event, <c>module.what-happened.v1</c>; independent of the class name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public static string Of(Type eventType) =>
        eventType.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{eventType.Name} has no [EventName].");
}
