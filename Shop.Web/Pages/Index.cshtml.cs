using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Search;
using Shop.Orders.Contracts.Returns;
using Shop.Web.Presentation;

namespace Shop.Web.Pages;

/// <summary>The home page.</summary>
public sealed class IndexModel(IMediator mediator) : ShopPageModel
{
    public HomePage Home { get; private set; } = new([], [], []);

    public ReturnTerms Returns { get; private set; } = null!;

    public bool IsEmpty => Home.Featured.Count == 0 && Home.Newest.Count == 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new GetHomePage(), cancellationToken);
        if (!result.IsSuccess)
            return Failed(result.Errors);

        Home = result.Value;
        Returns = (await mediator.Send(new GetReturnTerms(), cancellationToken)).Value;
        return Page();
    }
}
