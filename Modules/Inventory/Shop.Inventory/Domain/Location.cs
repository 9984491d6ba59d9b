using Shop.Kernel;

namespace Shop.Inventory.Domain;

internal readonly record struct LocationId(Guid Value) : IEntityId<LocationId>
{
    public static LocationId From(Guid value) => new(value);
}

/// <summary>A place where stock lies. Lower priority numbers are used first.</summary>
internal sealed class Location(LocationId id, string code, string name, int priority)
{
    public LocationId Id { get; private set; } = id;

    public string Code { get; private set; } = code;

    public string Name { get; private set; } = name;

    public int Priority { get; private set; } = priority;
}
