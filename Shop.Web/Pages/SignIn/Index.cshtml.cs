using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Carts;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;
using Shop.Web.Session;

namespace Shop.Web.Pages.SignIn;

/// <summary>Signs in and merges the guest's cart. Module Users checks the credentials; the host sets the cookie.</summary>
public sealed class IndexModel(IMediator mediator, SessionCookie session) : ShopPageModel
{
    private const int MaxAgentLength = 400;

    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => Customer.IsSignedIn ? Redirect303(Target(User.IsStaff())) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var agent = Request.Headers.UserAgent.ToString();
        var result = await mediator.Send(
            new Shop.Users.Contracts.Accounts.SignIn(
                Input.Email?.Trim() ?? string.Empty,
                Input.Password ?? string.Empty,
                HttpContext.Connection.RemoteIpAddress?.ToString(),
                agent.Length == 0 ? null : agent[..Math.Min(agent.Length, MaxAgentLength)]
            ),
            cancellationToken
        );
        if (!result.IsSuccess)
        {
            ModelState.AddErrors(result.Errors, nameof(Input));
            return Page();
        }

        session.Issue(HttpContext, result.Value.SessionId, keep: !result.Value.IsStaff);
        await MergeAsync(result.Value.AccountId, cancellationToken);
        return Redirect303(Target(result.Value.IsStaff));
    }

    private string Target(bool isStaff) =>
        Url.IsLocalUrl(ReturnUrl) ? ReturnUrl!
        : isStaff ? "/admin"
        : "/account";

    private async Task MergeAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var guest = CartCookie.Read(HttpContext);
        var merged = await mediator.Send(new MergeCarts(accountId, guest?.CartId, guest?.Secret), cancellationToken);
        if (!merged.IsSuccess)
            return;

        if (merged.Value.CartId is not { } cartId)
        {
            if (guest is not null)
                CartCookie.Forget(HttpContext);
            return;
        }

        var cart = await mediator.Send(new GetCart(cartId, new CartOwner(accountId, null)), cancellationToken);
        var units = cart.IsSuccess ? cart.Value.Lines.Sum(line => line.Quantity) : 0;
        CartCookie.Write(HttpContext, new CartCookie(cartId, null, units));
        if (merged.Value.Messages.Count > 0)
            Flash(merged.Value.Messages[0].Message.Text(), "warn");
    }
}

public sealed record SignInInput
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}
