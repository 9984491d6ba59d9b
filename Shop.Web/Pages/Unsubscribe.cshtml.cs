using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Inventory.Contracts.BackInStock;
using Shop.Web.Presentation;

namespace Shop.Web.Pages;

/// <summary>Cancels a back-in-stock alert with the link of the email. GET changes nothing, because mail clients prefetch links.</summary>
public sealed class UnsubscribeModel(IMediator mediator) : ShopPageModel
{
    /// <summary>The token of the email's link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public bool IsDone { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var unsubscribed = await mediator.Send(new UnsubscribeBackInStock(Token ?? string.Empty), cancellationToken);
        return unsubscribed.IsSuccess ? Redirect303("/back-in-stock/unsubscribe?done=true") : Failed(unsubscribed.Errors);
    }
}
