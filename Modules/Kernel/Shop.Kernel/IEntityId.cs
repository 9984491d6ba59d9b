namespace Shop.Kernel;

/// <summary>A strongly typed id inside a module; a plain <see cref="Guid"/> outside.</summary>
public interface IEntityId<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
