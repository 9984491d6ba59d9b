using Shop.Kernel;

namespace Shop.Inventory.Domain;

internal readonly record struct LocationId(Guid Value) : IEntityId<LocationId>
{
    public static LocationId From(Guid value) => new(value);

    public static LocationId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// A stock location. Lower priority numbers are used first; an inactive one receives no stock and gets no new reservations.
/// </summary>
internal sealed class Location : AggregateRoot<LocationId>
{
    public Location(LocationId id, string code, string name, int priority)
        : base(id)
    {
        (Code, Name, Priority) = (code, name, priority);
        Touch();
    }

    public string Code { get; private set; }

    public string Name { get; private set; }

    public int Priority { get; private set; }

    public bool IsActive { get; private set; } = true;

    public PostalAddress? Address { get; private set; }

    public void Change(string name, int priority, bool isActive, PostalAddress? address)
    {
        if ((name, priority, isActive, address) == (Name, Priority, IsActive, Address))
            return;

        (Name, Priority, IsActive, Address) = (name, priority, isActive, address);
        Touch();
    }
}
