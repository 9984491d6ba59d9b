namespace Shop.Kernel.Messaging;

/// <summary>
/// A request that works through as much as it is given, such as a file. It is measured like any other, but taking long is no warning.
/// </summary>
public interface IBulkRequest;
