using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Inventory.Contracts.BackInStock;
using Shop.Web.Presentation;

namespace Shop.Web.Pages;

/// <summary>
/// Takes an address off the list of those who wait for a product, with the link of the mail. Looking at it changes nothing: mail programs
/// look at links, too.
/// </summary>
public sealed class UnsubscribeModel(IMediator mediator) : ShopPageModel
{
    /// <summary>Of the mail's link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public bool IsDone { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var unsubscribed = await mediator.Send(new UnsubscribeBackInStock(Token ?? string.Empty), cancellationToken);
        return unsubscribed.IsSuccess ? SeeOther("/back-in-stock/unsubscribe?done=true") : Failed(unsubscribed.Errors);
    }
}
