namespace Shop.Kernel;

/// <summary>An event raised by an aggregate. Mapped to an integration event in the same transaction.</summary>
public interface IDomainEvent;
