using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Categories;
using Shop.Web.Presentation;

namespace Shop.Web.Pages;

/// <summary>A category with its products.</summary>
public sealed class CategoryModel(IMediator mediator, IConfiguration configuration) : ShopPageModel
{
    public CategoryPage Category { get; private set; } = null!;

    public Listing Listing { get; private set; } = null!;

    public string Canonical => configuration["Shop:PublicUrl"]?.TrimEnd('/') + Links.Category(Category.Slug);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var answer = await mediator.Send(new GetCategory(slug), cancellationToken);
        if (!answer.IsSuccess)
            return Failed(answer.Errors);

        if (answer.Value.MovedTo is { } moved)
            return RedirectPermanent(Links.Encoded(moved) + Request.QueryString);

        Category = answer.Value.Category!;
        var query = ListingQuery.Read(Request, withCategory: false);
        var result = await mediator.Send(query.ToSearch(Category.Slug, ModelState), cancellationToken);
        if (!result.IsSuccess)
            return Failed(result.Errors);

        var found = result.Value.Products;
        if (found.Items.Count == 0 && found.Total > 0 && query.Page > 1)
            return Redirect(query.With("page", null));

        Listing = new Listing(query, result.Value, Category.Children);
        return Page();
    }
}
