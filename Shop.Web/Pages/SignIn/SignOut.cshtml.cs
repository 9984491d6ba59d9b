using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Users.Contracts.Accounts;
using Shop.Web.Presentation;
using Shop.Web.Session;

namespace Shop.Web.Pages.SignIn;

/// <summary>Ends the session on every host and forgets the cart, which belongs to the account.</summary>
public sealed class SignOutModel(IMediator mediator) : ShopPageModel
{
    public IActionResult OnGet() => Customer.IsSignedIn ? Page() : Redirect303("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Customer.SessionId is { } sessionId)
            await mediator.Send(new EndSession(sessionId), cancellationToken);

        SessionCookie.Forget(HttpContext);
        CartCookie.Forget(HttpContext);
        WaitingOrder.Forget(HttpContext);
        Flash(T("Account.SignedOut"));
        return Redirect303("/");
    }
}
