using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Content;
using Shop.Orders.Contracts.Returns;
using Shop.Web.Presentation;

namespace Shop.Web.Pages;

/// <summary>
/// A content page such as the imprint. <c>{withdrawal-days}</c> and <c>{return-days}</c> in its text are replaced with the settings.
/// </summary>
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

        var returns = (await mediator.Send(new GetReturnTerms(), cancellationToken)).Value;
        Content = result.Value with
        {
            BodyHtml = result
                .Value.BodyHtml.Replace("{withdrawal-days}", $"{returns.WithdrawalDays}", StringComparison.Ordinal)
                .Replace("{return-days}", $"{returns.ArrivalDays}", StringComparison.Ordinal),
        };
        return Page();
    }
}
