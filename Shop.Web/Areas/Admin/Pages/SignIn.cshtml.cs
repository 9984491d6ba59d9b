using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Users.Contracts.Accounts;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;
using Shop.Web.Session;

namespace Shop.Web.Areas.Admin.Pages;

/// <summary>Signs staff in. Customers get the same error as unknown accounts.</summary>
[AllowAnonymous]
public sealed class SignInModel(IMediator mediator, SessionCookie session) : ShopPageModel
{
    private const int MaxAgentLength = 400;

    [BindProperty]
    public StaffSignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => User.IsStaff() ? Redirect303(Target) : Page();

    private string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/admin";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var agent = Request.Headers.UserAgent.ToString();
        var result = await mediator.Send(
            new SignIn(
                Input.Email?.Trim() ?? string.Empty,
                Input.Password ?? string.Empty,
                HttpContext.Connection.RemoteIpAddress?.ToString(),
                agent.Length == 0 ? null : agent[..Math.Min(agent.Length, MaxAgentLength)]
            ),
            cancellationToken
        );
        if (result.IsSuccess && result.Value.IsStaff)
        {
            session.Issue(HttpContext, result.Value.SessionId, keep: false);
            return Redirect303(Target);
        }

        if (result.IsSuccess)
        {
            await mediator.Send(new EndSession(result.Value.SessionId), cancellationToken);
            ModelState.AddErrors([Error.Refused("users.sign-in-failed")]);
        }
        else
        {
            ModelState.AddErrors(result.Errors, nameof(Input));
        }

        return Page();
    }
}

public sealed record StaffSignInInput
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}
