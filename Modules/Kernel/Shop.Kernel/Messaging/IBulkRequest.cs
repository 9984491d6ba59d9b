namespace Shop.Kernel.Messaging;

/// <summary>A request that processes a whole file or data set. It is measured like any other, but never logged as slow.</summary>
public interface IBulkRequest;
