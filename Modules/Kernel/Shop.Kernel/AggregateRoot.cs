namespace Shop.Kernel;

/// <summary>What persistence needs to know of an aggregate, whatever its id.</summary>
public interface IAggregateRoot
{
    /// <summary>Grows with every change, also of a child; the concurrency token.</summary>
    int Version { get; }

    /// <summary>Hands over the events raised since the last call, and forgets them.</summary>
    IReadOnlyList<IDomainEvent> TakeDomainEvents();
}

/// <summary>The root of a consistency boundary. Every method that changes state calls <see cref="Raise"/> or <see cref="Touch"/>.</summary>
public abstract class AggregateRoot<TId> : IAggregateRoot
    where TId : struct, IEntityId<TId>
{
    private readonly List<IDomainEvent> domainEvents = [];

    protected AggregateRoot(TId id) => Id = id;

    public TId Id { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<IDomainEvent> TakeDomainEvents()
    {
        IDomainEvent[] taken = [.. domainEvents];
        domainEvents.Clear();
        return taken;
    }

    /// <summary>Records what happened and advances the version, so that rival changes collide.</summary>
    protected void Raise(IDomainEvent domainEvent)
    {
        domainEvents.Add(domainEvent);
        Touch();
    }

    /// <summary>Advances the version for a change that nobody outside needs to hear of.</summary>
    protected void Touch() => Version++;

    /// <summary>Throws unless the caller saw the present version.</summary>
    /// <exception cref="DomainException">Somebody saved in between.</exception>
    public void Expect(int version)
    {
        if (version != Version)
            throw new DomainException(KernelErrors.ChangedMeanwhile);
    }
}
