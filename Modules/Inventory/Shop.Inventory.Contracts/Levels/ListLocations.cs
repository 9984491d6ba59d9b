using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

/// <summary>The places where stock lies, in the order in which they are used.</summary>
public sealed record ListLocations : IQuery<IReadOnlyList<StockLocation>>;

public sealed record StockLocation(string Code, string Name);
