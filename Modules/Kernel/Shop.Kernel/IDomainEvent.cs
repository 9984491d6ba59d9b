namespace Shop.Kernel;

/// <summary>Something an aggregate did. Its only use is to be mapped to an integration event in the same transaction.</summary>
public interface IDomainEvent;
