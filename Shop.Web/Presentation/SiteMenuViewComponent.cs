using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Caching.Memory;
using Shop.Catalog.Contracts.Categories;

namespace Shop.Web.Presentation;

/// <summary>
/// The categories in the header, cached for some seconds. The error page uses the cached tree and makes no request, because the database
/// may be what failed.
/// </summary>
public sealed class SiteMenuViewComponent(IMediator mediator, IMemoryCache cache) : ViewComponent
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    public async Task<IViewComponentResult> InvokeAsync(string place) => View(place, await TreeAsync());

    private async Task<IReadOnlyList<CategoryNode>> TreeAsync()
    {
        if (cache.TryGetValue(typeof(SiteMenuViewComponent), out IReadOnlyList<CategoryNode>? known))
            return known!;

        if (HttpContext.Request.Path.StartsWithSegments("/error"))
            return [];

        var result = await mediator.Send(new GetCategoryTree(), HttpContext.RequestAborted);
        if (!result.IsSuccess)
            return [];

        IReadOnlyList<CategoryNode> filled = [.. result.Value.Where(node => node.ProductCount > 0)];
        cache.Set(typeof(SiteMenuViewComponent), filled, Fresh);
        return filled;
    }
}
