using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Levels;

public enum StockFilter
{
    All,
    Low,
    Out,
    InStock,
}

/// <summary>The stock list, by SKU; <paramref name="Query"/> matches part of the SKU.</summary>
public sealed record ListStock(string? Query, StockFilter Filter, int Page, int PageSize) : IQuery<PagedList<StockOverview>>;
