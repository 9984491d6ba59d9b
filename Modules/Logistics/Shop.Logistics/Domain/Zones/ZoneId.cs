using Shop.Kernel;

namespace Shop.Logistics.Domain.Zones;

internal readonly record struct ZoneId(Guid Value) : IEntityId<ZoneId>
{
    public static ZoneId From(Guid value) => new(value);
}
