namespace Shop.Kernel;

/// <summary>What persistence needs from an aggregate, independent of its id type.</summary>
public interface IAggregateRoot
{
    /// <summary>Incremented by every change, including changes of children; the concurrency token.</summary>
    int Version { get; }

    /// <summary>Returns the events raised since the last call and clears them.</summary>
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

    /// <summary>Records an event and increments the version, so that concurrent changes conflict.</summary>
    protected void Raise(IDomainEvent domainEvent)
    {
        domainEvents.Add(domainEvent);
        Touch();
    }

    /// <summary>Increments the version for a change that raises no event.</summary>
    protected void Touch() => Version++;

    /// <summary>Throws unless the caller has the current version.</summary>
    /// <exception cref="DomainException">The aggregate was saved in between.</exception>
    public void Expect(int version)
    {
        if (version != Version)
            throw new DomainException(KernelErrors.ChangedMeanwhile);
    }
}
