namespace Shop.Kernel;

/// <summary>One page of a longer list.</summary>
/// <param name="Total">Number of items on all pages.</param>
/// <param name="Page">1-based.</param>
public sealed record PagedList<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    public int PageCount => PageSize == 0 ? 0 : (Total + PageSize - 1) / PageSize;
}
