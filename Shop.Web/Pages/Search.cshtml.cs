using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Web.Presentation;

namespace Shop.Web.Pages;

/// <summary>Search results; all products for an empty query.</summary>
public sealed class SearchModel(IMediator mediator) : ShopPageModel
{
    public Listing Listing { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var query = ListingQuery.Read(Request, withCategory: true);
        var result = await mediator.Send(query.ToSearch(null, ModelState), cancellationToken);
        if (!result.IsSuccess)
            return Failed(result.Errors);

        if (result.Value.SkuMatch is { } slug && query is { Text: not null, IsFiltered: false })
            return Redirect(Links.Product(slug));

        var found = result.Value.Products;
        if (found.Items.Count == 0 && found.Total > 0 && query.Page > 1)
            return Redirect(query.With("page", null));

        Listing = new Listing(query, result.Value, []);
        return Page();
    }
}
