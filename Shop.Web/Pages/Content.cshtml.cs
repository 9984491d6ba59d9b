using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Content;
using Shop.Web.Support;

namespace Shop.Web.Pages;

/// <summary>A content page such as the imprint.</summary>
public sealed class ContentModel(IMediator mediator, IConfiguration configuration) : ShopPageModel
{
    public new ContentPage Content { get; private set; } = null!;

    public string Canonical => configuration["Shop:PublicUrl"]?.TrimEnd('/') + Links.Content(Content.Slug);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new GetPage(slug), cancellationToken);
        if (!result.IsSuccess)
            return Failed(result.Errors);

        if (slug != result.Value.Slug)
            return RedirectPermanent(Links.Content(result.Value.Slug) + Request.QueryString);

        Content = result.Value;
        return Page();
    }
}
