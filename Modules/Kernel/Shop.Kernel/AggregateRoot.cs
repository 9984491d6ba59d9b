namespace Shop.Kernel;

/// <summary>What persistence needs from an aggregate, independent of its id type.</summary>
public interface IAggregateRoot
{
    /// <summary>Incremented by every change, including changes of children; the concurrency token.</summary>
    int Version { get; }

    /// <summary>Returns the events raised since the last call and clears them.</summary>
    IReadOnlyList<IDomainEvent> TakeDomainEvents();

    /// <summary>Makes every change throw: the aggregate was loaded without tracking, so a change could not be saved.</summary>
    internal void MakeReadOnly();
}

/// <summary>The root of a consistency boundary. Every method that changes state calls <see cref="Raise"/> or <see cref="Touch"/>.</summary>
public abstract class AggregateRoot<TId> : IAggregateRoot
    where TId : struct, IEntityId<TId>
{
    private readonly List<IDomainEvent> domainEvents = [];
    private bool isReadOnly;

    protected AggregateRoot(TId id) => Id = id;

    public TId Id { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<IDomainEvent> TakeDomainEvents()
    {
        IDomainEvent[] taken = [.. domainEvents, .. TakeNetChange()];
        domainEvents.Clear();
        return taken;
    }

    void IAggregateRoot.MakeReadOnly() => isReadOnly = true;

    /// <summary>Records an event and increments the version, so that concurrent changes conflict.</summary>
    protected void Raise(IDomainEvent domainEvent)
    {
        Touch();
        domainEvents.Add(domainEvent);
    }

    /// <summary>Increments the version for a change that raises no event.</summary>
    /// <exception cref="InvalidOperationException">The aggregate was loaded without tracking.</exception>
    protected void Touch()
    {
        if (isReadOnly)
            throw new InvalidOperationException($"{GetType().Name} was loaded without tracking; load it with AsTracking() to change it.");

        Version++;
    }

    /// <summary>Events that describe all changes since the last call together, where changes that cancel each other out are none.</summary>
    protected virtual IEnumerable<IDomainEvent> TakeNetChange() => [];

    /// <summary>Throws unless the caller has the current version.</summary>
    /// <exception cref="DomainException">The aggregate was saved in between.</exception>
    public void Expect(int version)
    {
        if (version != Version)
            throw new DomainException(KernelErrors.ChangedMeanwhile);
    }
}
